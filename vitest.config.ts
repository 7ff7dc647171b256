import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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

/** Much longer than their size says: begun last, one of them would leave the other workers idle. */
const longest = [
  '/tests/api/cli/life.test.ts',
  '/tests/api/cli/server.test.ts',
  '/tests/api/histories/histories.test.ts',
  '/tests/api/histories/parallel.test.ts',
  '/tests/api/offers/import.test.ts',
  '/tests/api/surface/looking.test.ts',
  '/tests/e2e/codes.test.ts',
  '/tests/e2e/desk-year.test.ts',
  '/tests/e2e/gallery.test.ts',
  '/tests/e2e/many-firms.test.ts',
  '/tests/e2e/session.test.ts',
]

/** In a fresh clone nothing is known of a file but its size. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((name) => moduleId.endsWith(name))
    // Project by project, as they come: the workers of one end where those of the next begin.
    return [...new Set(sorted.map(({ project }) => project))].flatMap((project) => {
      const own = sorted.filter((file) => file.project === project)
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))]
    })
  }
}

export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
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
            // That a look writes nothing is for the handlers to prove, on one engine.
            'tests/api/surface/looking.test.ts',
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
