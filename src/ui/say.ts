import { m } from '#words/messages.js'

type Message = () => string

/** The name of a code in the language of the page: say('region', 'africa'). Names stand in locales/, under terms. */
export function say(group: 'region' | 'kind' | 'theme' | 'section' | 'milestone' | 'change' | 'precision' | 'found', code: string): string {
  const message = (m as unknown as Record<string, Message | undefined>)[`terms.${group}.${code}`]
  return message ? message() : code
}
