/** What a verb answers: a value, or a refusal with its reason. A refusal is a value; an exception is our fault. */
export type Outcome<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
