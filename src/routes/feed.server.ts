import { Feed } from 'feed'

export interface FeedEntry {
  title: string
  /** Address of the page. */
  url: string
  summary: string
  updated: Date
  lang?: string
}

/** An Atom feed. Its entries name pages of this site, so their addresses serve as identities. */
export function answerAtom(
  about: { title: string; description: string; url: string; feedUrl: string; locale: string },
  entries: FeedEntry[],
): Response {
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), new Date(0))
  const feed = new Feed({
    id: about.url,
    title: about.title,
    description: about.description,
    link: about.url,
    language: about.locale,
    updated,
    copyright: '',
    feedLinks: { atom: about.feedUrl },
    generator: 'Lyceum',
  })
  for (const { title, url, summary, updated: date } of entries) feed.addItem({ title, id: url, link: url, description: summary, date })
  return new Response(feed.atom1(), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'access-control-allow-origin': '*' },
  })
}
