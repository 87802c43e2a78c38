import { defineConfig, mergeConfig } from 'vitest/config'
import viteConfig from './vite.config.ts'

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      environment: 'node',
      reporters: process.env.TEST_REPORT ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]] : ['default'],
      projects: [
        { extends: true, test: { name: 'pure', include: ['tests/{kernel,features,ui,entry,house}/**/*.test.ts', 'tests/*.test.ts'] } },
        {
          extends: true,
          test: {
            name: 'database',
            include: ['tests/db/**/*.test.ts', 'tests/store/**/*.test.ts'],
            globalSetup: ['tests/support/database-setup.ts'],
            maxWorkers: 1,
            testTimeout: 20_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'routes',
            include: ['tests/routes/**/*.test.ts'],
            globalSetup: ['tests/support/database-setup.ts'],
            maxWorkers: 1,
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'processes',
            include: ['tests/processes/**/*.test.ts'],
            globalSetup: ['tests/support/database-setup.ts'],
            maxWorkers: 1,
            testTimeout: 90_000,
            hookTimeout: 90_000,
          },
        },
      ],
    },
  }),
)
