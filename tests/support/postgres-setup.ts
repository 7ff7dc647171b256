import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string for making databases; only in the project `postgres`. */
    postgresAdminUrl: string
  }
}

/** Starts one PostgreSQL for a whole run; tests read its address with `inject`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('postgresAdminUrl', postgres.adminUrl)
  return () => postgres.stop()
}
