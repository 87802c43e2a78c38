/** A description for machines as an element of the page: our own JSON, with every `<` escaped, so that no text can end it early. */
export function jsonLdElement(description: object): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...description }).replaceAll('<', '\\u003c')
  return `<script type="application/ld+json">${json}</script>`
}
