import { randomBytes } from 'node:crypto'
import { Pool, type PoolClient } from 'pg'

/** Databases on one test server, each a copy of a migrated template (10 to 20 ms). */
export interface PostgresDatabases {
  /**
   * Makes the template once per server, however many processes ask: `migrate` gets the URL of an
   * empty database and must have closed its connections when it resolves.
   */
  createTemplate(migrate: (url: string) => Promise<void>): Promise<void>
  /** A new database from the template; its connection string. */
  createDatabase(): Promise<string>
  /** An empty database, for tests of the migrations themselves. */
  createEmptyDatabase(): Promise<string>
  /** Drops a database even while connections to it are open. */
  dropDatabase(url: string): Promise<void>
  close(): Promise<void>
}

const templateLock = 20231208

/**
 * Opens the server at `adminUrl` (see `startPostgres`) for making and dropping databases.
 * `templateName` tells templates of different schemas on one server apart.
 */
export function postgresDatabases(
  adminUrl: string,
  templateName = 'wengang_template',
): PostgresDatabases {
  const admin = new Pool({ connectionString: adminUrl, max: 2 })
  // A server that stops breaks idle connections; without a listener that ends the process.
  admin.on('error', () => {})

  const urlOf = (name: string) => {
    const url = new URL(adminUrl)
    url.pathname = `/${name}`
    return url.href
  }
  const create = async (template: string): Promise<string> => {
    const name = `test_${randomBytes(8).toString('hex')}`
    await admin.query(`create database ${name} template ${template}`)
    return urlOf(name)
  }

  return {
    async createTemplate(migrate) {
      const client = await admin.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [templateLock])
        if (await exists(client, templateName)) return
        const building = `building_${randomBytes(8).toString('hex')}`
        await client.query(`create database ${building} template template0`)
        await migrate(urlOf(building))
        await client.query(`alter database ${building} rename to ${templateName}`)
      } finally {
        await client.query('select pg_advisory_unlock($1)', [templateLock])
        client.release()
      }
    },
    createDatabase: () => create(templateName),
    createEmptyDatabase: () => create('template0'),
    async dropDatabase(url) {
      const name = new URL(url).pathname.slice(1)
      if (!/^test_[0-9a-f]+$/.test(name)) throw new Error(`not a test database: ${name}`)
      await admin.query(`drop database if exists ${name} with (force)`)
    },
    close: () => admin.end(),
  }
}

async function exists(client: PoolClient, name: string): Promise<boolean> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name])
  return found.rowCount === 1
}
