/** Why the embedded database could not be had. Each is told as a sentence that says what to do. */
export type EmbeddedRefusal =
  | { code: 'platform_unknown'; platform: string }
  | { code: 'folder_unreachable'; folder: string; reason: string }
  | { code: 'folder_of_root'; folder: string }
  | { code: 'data_newer'; folder: string; found: number; ours: number }
  | { code: 'data_older'; folder: string; found: number; ours: number }
  | { code: 'access_lost'; file: string }
  | { code: 'start_failed'; folder: string; lines: string[] }

export function describeEmbeddedRefusal(refusal: EmbeddedRefusal): string {
  switch (refusal.code) {
    case 'platform_unknown':
      return `There is no embedded PostgreSQL for ${refusal.platform}. Install PostgreSQL 15 or later and name it by DATABASE_URL.`
    case 'folder_unreachable':
      return `The data folder ${refusal.folder} cannot be read and written (${refusal.reason}). Give this user the right to it, or name another folder by DATA_DIR.`
    case 'folder_of_root':
      return `PostgreSQL does not run as root, and no other user can enter ${refusal.folder}. Start as an ordinary user, or move the project and DATA_DIR to a folder that others may enter, such as /opt/lyceum.`
    case 'data_newer':
      return `The data in ${refusal.folder} was written by PostgreSQL ${refusal.found}; this version brings PostgreSQL ${refusal.ours}. Use the newer version of Lyceum that wrote it. Nothing was changed.`
    case 'data_older':
      return `The data in ${refusal.folder} was written by PostgreSQL ${refusal.found}; this version brings PostgreSQL ${refusal.ours}. Bring it over as docs/guides/operator.md says under “A new major version of PostgreSQL”. Nothing was changed.`
    case 'access_lost':
      return `The file ${refusal.file}, which holds the password of the embedded database, is missing or broken. Put it back from a backup, or move the data folder away to begin with an empty one. Nothing was changed.`
    case 'start_failed':
      return `The embedded PostgreSQL in ${refusal.folder} did not start. Its last words: ${refusal.lines.join(' | ') || '(none)'}`
  }
}
