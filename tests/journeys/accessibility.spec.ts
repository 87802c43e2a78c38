import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { kinds, locales, site } from './site.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const locale of locales)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`every kind of page is accessible in ${locale}, ${colorScheme}`, async ({ browser }) => {
      const page = await (await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } })).newPage()
      for (const kind of kinds) {
        await page.goto(site(`/${locale}${kind}`))
        const { violations, passes } = await new AxeBuilder({ page }).withTags(standards).analyze()
        const found = violations.map(
          (violation) =>
            `${kind} ${violation.id}: ${violation.nodes
              .map((node) => node.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
        )
        expect.soft(found).toEqual([])
        expect(passes.length).toBeGreaterThan(15)
      }
      await page.context().close()
    })

test('every kind of page is accessible on a phone, and nothing is wider than 320 pixels', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
  for (const locale of ['en', 'ar', 'ru', 'zh'])
    for (const kind of kinds) {
      await page.goto(site(`/${locale}${kind}`))
      const { width, wide } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        wide: [...document.querySelectorAll('main *, header *, footer *')]
          .filter(
            (it) =>
              !it.closest('.scroll, svg, .hidden, .tongue ul') &&
              it.getBoundingClientRect().right > 321 &&
              getComputedStyle(it).position !== 'absolute',
          )
          .map((it) => `${it.tagName}.${it.className}`)
          .slice(0, 4),
      }))
      expect.soft([`/${locale}${kind}`, width, wide]).toEqual([`/${locale}${kind}`, 320, []])
      if (locale === 'en') {
        const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
        expect.soft(violations.map((violation) => `${kind} ${violation.id}: ${violation.nodes[0]?.target.join(' ')}`)).toEqual([])
      }
    }
  await page.context().close()
})

test('pages hold at twice the size of text', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 640, height: 800 } })).newPage()
  for (const kind of kinds) {
    await page.goto(site(`/en${kind}`))
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *, footer *')]
        .filter((it) => !it.closest('.scroll, svg, .hidden, .tongue ul') && it.getBoundingClientRect().right > 641)
        .map((it) => `${it.tagName}.${it.className}`)
        .slice(0, 4),
    )
    expect.soft([kind, await page.evaluate(() => document.documentElement.scrollWidth), wide]).toEqual([kind, 640, []])
  }
  await page.context().close()
})
