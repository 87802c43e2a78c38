import { toBibTeX, toCslJson, toRis, type Cited } from '#kernel/citation.ts'

/** A citation in the form that the address names: bib, ris or csl. */
export function answerCitation(form: string, cited: Cited): Response {
  const [type, body] =
    form === 'bib'
      ? ['application/x-bibtex', toBibTeX(cited)]
      : form === 'ris'
        ? ['application/x-research-info-systems', toRis(cited)]
        : ['application/vnd.citationstyles.csl+json', JSON.stringify(toCslJson(cited), null, 1)]
  const ending = form === 'csl' ? 'json' : form
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${cited.key}.${ending}"`,
      'access-control-allow-origin': '*',
    },
  })
}
