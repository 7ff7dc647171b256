import { configDefaults, defineConfig } from 'vitest/config'

/** On a busy machine a browser or a database may stall: one more try, and the report names who needed it. */
const retry = 1

/** The same API tests run on either engine; the support code reads which from here. */
const apiTests = ['apps/api/**/*.api.test.ts', 'tests/api/**/*.test.ts']

/**
 * The files of a project share the modules of their worker: to load the app, the policy and the contracts
 * takes most of a second, which every file would spend again. So a file leaves nothing behind in a module
 * or in a global; what it opens it closes.
 */
const isolate = false

export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: [
            'packages/**/*.test.ts',
            'apps/**/*.unit.test.ts',
            'scripts/**/*.test.mjs',
            'tests/sheet/**/*.test.ts',
            'tests/transports/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'guard',
          isolate,
          include: ['tests/guard/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'sqlite',
          isolate,
          include: apiTests,
          env: { WENGANG_TEST_ENGINE: 'sqlite' },
          retry,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'postgres',
          isolate,
          include: [...apiTests, 'tests/support/**/*.postgres.test.ts'],
          // The command line speaks HTTP, whatever stands behind it.
          exclude: [
            ...configDefaults.exclude,
            'tests/api/cli/life.test.ts',
            'tests/api/cli/registration.test.ts',
          ],
          env: { WENGANG_TEST_ENGINE: 'postgres' },
          retry,
          globalSetup: 'tests/support/postgres-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          isolate,
          include: ['tests/e2e/**/*.test.ts', 'tests/support/**/*.browser.test.ts'],
          // After everything else: these tests wait for real seconds.
          sequence: { groupOrder: 1 },
          retry,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
