import { expect, test } from '@playwright/test'
import { site } from './site.ts'

test('the first key leads past the head of the page', async ({ page }) => {
  await page.goto(site('/en/cities/cork'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('main :focus')).toHaveText('Cities')
})

test('the map is walked by keyboard: each mark has a name, shows its focus and can be entered', async ({ page }) => {
  await page.goto(site('/en/cities?region=africa'))
  const marks = page.locator('.map a')
  const count = await marks.count()
  expect(count).toBeGreaterThan(5)
  await marks.first().focus()
  for (let index = 0; index < count; index += 1) {
    await expect(marks.nth(index)).toBeFocused()
    expect((await marks.nth(index).getAttribute('aria-label'))?.length).toBeGreaterThan(3)
    await page.keyboard.press('Tab')
  }
  const fill = () =>
    marks
      .first()
      .locator('circle')
      .evaluate((it) => getComputedStyle(it).fill)
  const usual = await fill()
  await page.keyboard.press('Shift+Tab')
  await marks.first().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  expect(await fill()).not.toBe(usual)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/\/cities\?region=africa$/)
})

test('a number on the map leads nearer', async ({ page }) => {
  await page.goto(site('/en/cities'))
  const before = await page.locator('.map a').count()
  await page
    .getByRole('link', { name: /cities, among them/ })
    .first()
    .click()
  await expect(page.getByRole('status')).not.toContainText('300 cities')
  expect(before).toBeGreaterThan(20)
})

test('on a phone the map is a picture and the table below holds every place', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(site('/en/cities?country=IE'))
  await expect(page.locator('.map a:visible')).toHaveCount(0)
  await expect(page.getByRole('rowheader')).toHaveCount(3)
  await page.close()
})

test('the language menu opens by keyboard and names each language in itself', async ({ page }) => {
  await page.goto(site('/en'))
  await page.locator('.tongue summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('.tongue a:focus')).toHaveText('English')
  await page.keyboard.press('Tab')
  await expect(page.locator('.tongue a:focus')).toHaveText('Français')
  await expect(page.locator('.tongue a:focus')).toHaveAttribute('lang', 'fr')
})

test('no page asks anyone else for anything', async ({ page }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(site('')) && !request.url().startsWith('data:')) foreign.push(request.url())
  })
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  for (const path of ['/en', '/ar/cities', '/zh/cities/beijing', '/ru/practices', '/fr/about/design']) await page.goto(site(path))
  expect(foreign).toEqual([])
  expect(troubles).toEqual([])
  expect(await page.context().cookies()).toEqual([])
})
