import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A passkey in software: makes and signs what a browser would, for one host. */
export interface SoftPasskey {
  /** Answers the options of `beginPasskey` for adding. */
  register(options: Record<string, unknown>): RegisteredAnswer
  /** Answers the options of `beginPasskey` for using; each use counts one further. */
  use(options: Record<string, unknown>): UsedAnswer
}

type RegisteredAnswer = ReturnType<typeof answerOf>
type UsedAnswer = ReturnType<typeof answerOf>

export function softPasskey(origin: string): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const data = (flags: number, more: Buffer = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(Buffer.from(new URL(origin).hostname)), head, more])
  }
  const clientData = (type: string, options: Record<string, unknown>): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: options['challenge'], origin }))
  return {
    register(options) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), Buffer.from([0xa0])],
        [cborText('authData'), cborBytes(data(0x45, attested))],
      ])
      return answerOf(id, {
        clientDataJSON: b64(clientData('webauthn.create', options)),
        attestationObject: b64(attestation),
        transports: ['internal'],
      })
    },
    use(options) {
      counter += 1
      const authenticatorData = data(0x05)
      const clientDataJSON = clientData('webauthn.get', options)
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)])
      return answerOf(id, {
        clientDataJSON: b64(clientDataJSON),
        authenticatorData: b64(authenticatorData),
        signature: b64(sign('sha256', signed, privateKey)),
      })
    },
  }
}

function answerOf(id: Buffer, response: Record<string, unknown>) {
  return {
    id: b64(id),
    rawId: b64(id),
    type: 'public-key' as const,
    response,
    clientExtensionResults: {},
  }
}

const b64 = (bytes: Buffer): string => bytes.toString('base64url')
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** An ES256 key as COSE writes it: type 2, algorithm -7, curve 1, x and y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (text: string): Buffer => cborBytes(Buffer.from(text, 'base64url'))
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), coordinate(x)],
    [Buffer.from([0x22]), coordinate(y)],
  ])
}

const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()])

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

const cborBytes = (bytes: Buffer): Buffer =>
  Buffer.concat([
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]),
    bytes,
  ])
