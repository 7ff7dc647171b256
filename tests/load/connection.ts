import { connect, type Socket } from 'node:net'

/** One request of a load. */
export interface Shot {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** One kept connection that asks one thing at a time. */
export interface Connection {
  /** Resolves with the status when the whole answer is there. */
  send(shot: Shot): Promise<number>
  close(): void
}

/**
 * Opens a connection to this machine. A bare socket: whatever the client costs is taken from the server, since
 * both share the machine, and Node's own client costs as much as the server that is measured.
 */
export async function openConnection(port: number): Promise<Connection> {
  let talk = conversation(await openSocket(port))
  return {
    async send(shot) {
      // The server closes what has been idle for a while, sometimes just as it is written to: asked once more, an
      // act with its key is the same act.
      if (!talk.closed()) {
        const status = await talk.send(shot).catch(() => null)
        if (status !== null) return status
      }
      talk = conversation(await openSocket(port))
      return talk.send(shot)
    },
    close: () => talk.close(),
  }
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}

function conversation(socket: Socket): Connection & { closed(): boolean } {
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null
  let heard = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk])
    if (waiting === null || !isWhole(heard)) return
    const { resolve } = waiting
    const status = Number(heard.toString('latin1', 9, 12))
    waiting = null
    heard = Buffer.alloc(0)
    resolve(status)
  })
  const gone = (): void => waiting?.reject(new Error('The server closed a connection.'))
  socket.on('error', gone)
  socket.on('close', gone)
  return {
    send(shot) {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.cork()
        socket.write(headOf(shot), 'latin1')
        if (shot.body !== undefined) socket.write(shot.body)
        socket.uncork()
      })
    },
    close: () => socket.destroy(),
    closed: () => socket.destroyed || socket.readableEnded,
  }
}

function headOf({ method, path, headers = {}, body }: Shot): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}\r\n`)
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}\r\n`
}

function isWhole(heard: Buffer): boolean {
  const headEnd = heard.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = heard.toString('latin1', 0, headEnd).toLowerCase()
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (length !== undefined) return heard.length >= headEnd + 4 + Number(length)
  if (head.includes('\r\ntransfer-encoding: chunked')) {
    return heard.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
  }
  return true
}
