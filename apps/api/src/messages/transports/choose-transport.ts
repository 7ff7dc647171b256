import { type TransportName, transportNames } from '@wengang/contracts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { type MessageContent, templateOf } from '../message-content.ts'
import type { SmsTransport } from '../sms-transport.ts'

/** Every way out that is open; a single one takes everything, whatever is configured. */
export type WaysOut = SmsTransport | readonly SmsTransport[]

/** The way out for one message, and what the provider there calls its words, where the template says so. */
export interface ChosenWay {
  transport: SmsTransport
  filedId: string | null
}

/**
 * The way out for a message: by its template, else codes and notices by configuration, then wherever somebody
 * switched that to. Looked up when it is sent, so a switch moves all that waits and nothing that is under way.
 * Null: not open.
 */
export async function chooseTransport(
  db: Db,
  { sms }: Config,
  waysOut: WaysOut,
  content: MessageContent,
): Promise<ChosenWay | null> {
  const template = await templateRow(db, content)
  if (!isMany(waysOut)) return { transport: waysOut, filedId: template?.provider_template ?? null }
  const usual = content.kind === 'code' ? sms.codeTransport : sms.transport
  const wished = transportNames.find((name) => name === template?.transport) ?? usual
  const name = await switchedTo(db, wished)
  const transport = waysOut.find((one) => one.name === name)
  if (transport === undefined) return null
  return { transport, filedId: name === wished ? (template?.provider_template ?? null) : null }
}

function templateRow(db: Db, content: MessageContent) {
  const words = templateOf(content)
  if (words === null) return undefined
  return db
    .selectFrom('sms_template')
    .select(['transport', 'provider_template'])
    .where('id', '=', words.templateId)
    .executeTakeFirst()
}

/** Where the messages of a transport go now. */
export async function switchedTo(db: Db, name: TransportName): Promise<TransportName> {
  const row = await db
    .selectFrom('sms_transport')
    .select('replaced_by')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.replaced_by ?? name
}

/** All of them, one by one. */
export function everyWay(waysOut: WaysOut): readonly SmsTransport[] {
  return isMany(waysOut) ? waysOut : [waysOut]
}

function isMany(waysOut: WaysOut): waysOut is readonly SmsTransport[] {
  return Array.isArray(waysOut)
}
