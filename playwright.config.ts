import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './tests/support/chromium.ts'

const launchOptions = await chromiumOptions()

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/support/browser-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  forbidOnly: true,
  reporter: process.env.TEST_REPORT ? [['line'], ['json', { outputFile: process.env.TEST_REPORT }]] : [['line']],
  use: { launchOptions, viewport: { width: 1280, height: 900 } },
  projects: [
    { name: 'js', testMatch: /.*\.spec\.ts/ },
    { name: 'nojs', testMatch: /.*\.journey\.spec\.ts/, use: { javaScriptEnabled: false } },
  ],
})
