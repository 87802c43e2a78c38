import { expect, test } from '@playwright/test'
import { site } from './site.ts'

test('a visitor finds a city by place and award, reads it and goes on to its neighbour', async ({ page }) => {
  await page.goto(site('/en'))
  await page.getByRole('link', { name: 'Find a city' }).click()
  await page.getByLabel('Region', { exact: true }).selectOption({ label: 'Europe and North America (85)' })
  await page.getByLabel(/Has received the award/).check()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('16 cities found')
  await expect(page).toHaveURL(/region=europe-north-america&.*awarded=1/)
  await page.getByRole('link', { name: 'Table' }).click()
  await page.getByRole('rowheader', { name: 'Cork' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cork')
  await expect(page).toHaveTitle(/Cork, Ireland/)
  await page.getByRole('link', { name: 'Limerick' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Limerick')
})

test('a visitor undoes one filter and keeps the others', async ({ page }) => {
  await page.goto(site('/en/cities?view=list&region=africa&awarded=1'))
  await expect(page.getByRole('status')).toContainText('5 cities found')
  await page.getByRole('link', { name: /Has received the award.*remove/ }).click()
  await expect(page.getByRole('status')).toContainText('34 cities found')
  await expect(page.getByLabel('Region', { exact: true })).toHaveValue('africa')
})

test('a focal point says what the city works on and finds a practice', async ({ page }) => {
  await page.goto(site('/en'))
  await page.getByLabel(/Another city may have solved it/).fill('young people who left school')
  await page.getByRole('button', { name: 'Find practices' }).click()
  await page
    .getByRole('link', { name: /back to school/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'What was done' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'BibTeX' })).toBeVisible()
})

test('a reader changes the language and stays on the page; at the front door it is remembered', async ({ page }) => {
  await page.goto(site('/en/cities?region=africa'))
  await page.getByText('English', { exact: true }).first().click()
  await page.getByRole('link', { name: 'العربية' }).click()
  await expect(page).toHaveURL(/\/ar\/cities\?region=africa/)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.goto(site('/'))
  await expect(page).toHaveURL(/\/ar$/)
})

test('a reader who lost the way is helped on in their language', async ({ page }) => {
  await page.goto(site('/es/ciudades-perdidas'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.locator('#error-search').fill('Medellín')
  await page.locator('main').getByRole('button').click()
  await page.getByRole('link', { name: 'Medellín', exact: true }).click()
  await expect(page).toHaveURL(/\/es\/cities\/medellin/)
})
