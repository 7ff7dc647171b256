/** The part of the library that is used here; it ships no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    command: string
    command_status: number
    sequence_number: number
    message_id?: string
    system_id?: string
    password?: string
    source_addr?: string
    destination_addr?: string
    esm_class?: number
    data_coding?: number
    short_message?: { message: string | Buffer; udh?: Buffer[] } | Buffer
    message_payload?: { message: string | Buffer } | Buffer
    receipted_message_id?: string
    message_state?: number
    error_code?: number
    response(fields?: Record<string, unknown>): Pdu
  }

  type Answer = (pdu: Pdu) => void
  /** False when nothing was written, because the socket is not open. */
  type Request = (fields: Record<string, unknown>, answer?: Answer) => boolean

  export interface Session extends EventEmitter {
    socket: Socket
    bind_transceiver: Request
    submit_sm: Request
    deliver_sm: Request
    enquire_link: Request
    query_sm: Request
    unbind: Request
    send(pdu: Pdu): boolean
    pause(): void
    resume(): void
    close(callback?: () => void): void
    destroy(callback?: () => void): void
  }

  export interface Server extends NetServer {
    sessions: Session[]
  }

  const smpp: {
    connect(options: {
      host: string
      port: number
      tls: boolean
      servername?: string
      ca?: Buffer
    }): Session
    createServer(
      options: { key?: string; cert?: string },
      listener: (session: Session) => void,
    ): Server
    errors: Record<string, number>
  }
  export default smpp
}
