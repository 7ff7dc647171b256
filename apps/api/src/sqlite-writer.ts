import type { MessagePort } from 'node:worker_threads'
import { commands } from './commands.ts'
import { migrate } from './platform/database/migrate.ts'
import { makeCheckpoints } from './platform/database/sqlite-checkpoints.ts'
import { drain, openWriter } from './platform/database/sqlite-drain.ts'
import type { WriteAnswer, WriteRequest, WriterTask } from './platform/database/sqlite-store.ts'
import { makeWriteQueue } from './platform/database/write-queue.ts'

const byName = new Map(commands.map((command) => [command.name, command]))
const isPiece = ({ name }: WriteRequest): boolean => byName.get(name)?.bulk === true

/**
 * Brings a file to the newest schema and writes what comes in through `port` into it, until the
 * word `close`: then the file is closed, and the port after it.
 */
export async function serveWrites(port: MessagePort, { file, sync }: WriterTask): Promise<void> {
  const writer = openWriter(file, sync)
  await migrate(writer.db, 'sqlite')

  const checkpoints = makeCheckpoints(writer.raw, file, start)
  let draining = false
  let closing = false
  const waiting = makeWriteQueue(isPiece, () => !closing && checkpoints.holdsPieces())

  port.on('message', (message: readonly WriteRequest[] | 'close') => {
    if (message === 'close') closing = true
    else waiting.add(message)
    start()
  })

  function start(): void {
    if (draining) return
    draining = true
    setImmediate(run)
  }

  async function run(): Promise<void> {
    for (let batch = waiting.next(); batch.length > 0; batch = waiting.next()) {
      const hurries = !sync || !batch.every(isPiece)
      // The disk is waited for by the commit that ends the work: it makes every piece before it durable too.
      if (!hurries) writer.raw.pragma('synchronous = NORMAL')
      const answers = await drain(writer, byName, batch)
      if (!hurries) writer.raw.pragma('synchronous = FULL')
      port.postMessage(answers)
      if (!hurries) checkpoints.notePiece()
      // Lets requests that came in meanwhile join the next batch.
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (!closing) {
      draining = false
      return
    }
    await checkpoints.close()
    writer.raw.close()
    port.close()
  }

  port.postMessage([{ id: 0, ok: true, value: null }] satisfies WriteAnswer[])
}
