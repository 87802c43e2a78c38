import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales } from '#kernel/locales.ts'

type Node = string | Variants[] | { [key: string]: Node }
interface Variants {
  declarations: string[]
  selectors: string[]
  match: Record<string, string>
}

const files = readdirSync('locales/en')

/** Every message of a language: key to its variants (one, when it has no plural). */
function messagesOf(locale: string): Map<string, Record<string, string>> {
  const messages = new Map<string, Record<string, string>>()
  const walk = (node: Node, path: string[]) => {
    if (typeof node === 'string') messages.set(path.join('.'), { '': node })
    else if (Array.isArray(node)) messages.set(path.join('.'), (node[0] as Variants).match)
    else for (const [key, child] of Object.entries(node)) if (key !== '$schema') walk(child, [...path, key])
  }
  for (const file of files) walk(JSON.parse(readFileSync(`locales/${locale}/${file}`, 'utf8')) as Node, [])
  return messages
}

const placeholdersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string))].sort()
const english = messagesOf('en')

describe('the words', () => {
  it('are many', () => {
    expect(english.size).toBeGreaterThan(200)
  })

  it('stand in files that the build reads', () => {
    const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as Record<string, { pathPattern: string[] }>
    const read = settings['plugin.inlang.messageFormat']?.pathPattern.map((pattern) => pattern.split('/').at(-1))
    expect(read?.toSorted()).toEqual(files.toSorted())
  })

  for (const locale of locales) {
    describe(locale, () => {
      const messages = messagesOf(locale)

      it('has every key of English and no other', () => {
        expect([...messages.keys()].toSorted()).toEqual([...english.keys()].toSorted())
      })

      it('has the placeholders of English in each variant', () => {
        const wrong = [...messages].flatMap(([key, variants]) => {
          const wanted = placeholdersOf(Object.values(english.get(key) ?? {}).at(-1) ?? '')
          return Object.entries(variants)
            .filter(([, text]) => placeholdersOf(text).join() !== wanted.join())
            .map(([variant, text]) => `${key} ${variant}: ${text}`)
        })
        expect(wrong).toEqual([])
      })

      it('has every plural that its grammar knows', () => {
        const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((category) => `p=${category}`)
        const wrong = [...messages].filter(
          ([, variants]) => !('' in variants) && Object.keys(variants).toSorted().join() !== categories.toSorted().join(),
        )
        expect(wrong.map(([key]) => key)).toEqual([])
      })

      it('leaves no message empty', () => {
        expect(
          [...messages].filter(([, variants]) => Object.values(variants).some((text) => text.trim() === '')).map(([key]) => key),
        ).toEqual([])
      })

      it('is written in its own script', () => {
        const script = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u }[locale as 'ar']
        if (!script) return expect(locale).toMatch(/^(en|fr|es)$/)
        const foreign = [...messages].filter(([, variants]) =>
          Object.values(variants).some((text) => !script.test(text) && /\p{L}/u.test(text.replace(/\{\w+\}/g, ''))),
        )
        expect(foreign.map(([key]) => key)).toEqual([])
      })
    })
  }

  it('has no message that no page says', () => {
    const sources = [...readdirSync('src', { recursive: true, encoding: 'utf8' })]
      .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('words/'))
      .map((name) => readFileSync(`src/${name}`, 'utf8'))
      .join('\n')
    const unsaid = [...english.keys()].filter((key) => !key.startsWith('terms.') && !sources.includes(`'${key}'`))
    expect(unsaid).toEqual([])
  })
})
