import {
  channelWords,
  choiceWords,
  followUpMeansWords,
  followUpReasonWords,
  skipReasons,
  skipReasonWords,
  type StoryEvent,
  type TransportName,
  transportWords,
} from '@wengang/contracts'
import { faultWords } from '../messages/fault-words.ts'
import type { MessageState, PartState } from '../platform/database/message-schema.ts'
import type { Schema } from '../platform/database/schema.ts'
import { wasTakenBack } from '../sending/firm-progress.ts'
import type { FirmRecord } from './story.queries.ts'

type Tone = StoryEvent['tone']

/** What is known of people and notes by whoever tells the story. */
export interface Tellers {
  /** The person's name behind `staff:…`. */
  nameOf: (actor: string | null) => string
  said: (note: FirmRecord['notes'][number]) => string
}

/** All that happened to one firm of a campaign, oldest first, and what is planned for it. */
export function firmStory(
  campaign: Schema['campaign'],
  record: FirmRecord,
  tellers: Tellers,
  now: number,
): StoryEvent[] {
  const events = [
    ...beginning(campaign, tellers),
    ...record.messages.flatMap((message) => messageEvents(message, record)),
    ...record.recipients.flatMap((recipient) => plans(campaign, recipient, now)),
    ...readings(record),
    ...record.answers.map(({ seq, choice, channel, decided_at: at }) =>
      told(at, `第 ${seq} 次答复：${choiceWords[choice]}`, channelWords[channel], 'good'),
    ),
    ...record.reports.map(({ created_at: at }) =>
      told(at, '收信人说不是他的单位', '这条短信的链接已停用', 'wrong'),
    ),
    ...followUps(record, tellers),
  ]
  return events.toSorted((one, other) => one.at - other.at)
}

function beginning(campaign: Schema['campaign'], { nameOf }: Tellers): StoryEvent[] {
  const { frozen_at: frozenAt, released_at: releasedAt } = campaign
  return [
    ...(frozenAt === null
      ? []
      : [told(frozenAt, '列入发送对象', `${nameOf(campaign.prepared_by)}确定`)]),
    ...(releasedAt === null
      ? []
      : [told(releasedAt, '复核通过', `${nameOf(campaign.released_by)}复核`)]),
  ]
}

const wayOf = (provider: TransportName | null): string | null =>
  provider === null ? null : transportWords[provider]
const waveWords = (wave: number): string => (wave === 0 ? '通知短信' : `第 ${wave} 次提醒`)

function messageEvents(
  message: FirmRecord['messages'][number],
  { parts }: FirmRecord,
): StoryEvent[] {
  const name = `${waveWords(message.wave)}${message.attempt === 0 ? '' : `（第 ${message.attempt + 1} 次发送）`}`
  const events = [told(message.queued_at, `${name}排队`, `共 ${message.parts} 段`)]
  if (wasTakenBack(message)) {
    const at = message.settled_at ?? message.queued_at
    return [...events, told(at, `${name}没有发`, faultWords(message.state, message.fault), 'care')]
  }
  if (message.attempt_at !== null) {
    events.push(told(message.attempt_at, `${name}交给短信平台`, wayOf(message.provider)))
  }
  if (message.sent_at !== null) events.push(told(message.sent_at, `${name}已发送`, null))
  const own = parts.filter((part) => part.message_id === message.id)
  for (const { part, state, fault, settled_at: at } of own) {
    if (at === null || own.length === 1) continue
    events.push(told(at, `第 ${part} 段${stateWords[state]}`, faultOf(state, fault), toneOf(state)))
  }
  if (message.opened_at !== null)
    events.push(told(message.opened_at, '打开了短信链接', null, 'good'))
  const settled = message.settled_at ?? (message.state === 'unknown' ? message.attempt_at : null)
  if (settled !== null) {
    const { state, fault } = message
    events.push(told(settled, `${name}${stateWords[state]}`, faultOf(state, fault), toneOf(state)))
  }
  return events
}

const stateWords: Record<MessageState | PartState, string> = {
  queued: '排队中',
  submitting: '发送中',
  accepted: '等待回执',
  sent: '已发送',
  delivered: '已送达',
  undelivered: '没有送达',
  expired: '没有送达',
  rejected: '被拒绝',
  failed: '没有发出',
  unknown: '结果不明',
}

function toneOf(state: MessageState | PartState): Tone {
  if (state === 'delivered') return 'good'
  return state === 'unknown' ? 'care' : 'wrong'
}

function faultOf(state: MessageState | PartState, fault: string | null): string | null {
  if (state === 'delivered' || state === 'accepted') return null
  return `${faultWords(state, fault)}${fault === null ? '' : `（${fault}）`}`
}

/** Reminders that are still to come, and those that were not needed. */
function plans(
  campaign: Schema['campaign'],
  { wave, state, due_at: dueAt, note }: FirmRecord['recipients'][number],
  now: number,
): StoryEvent[] {
  const at = dueAt ?? campaign.starts_at ?? campaign.released_at ?? now
  if (state === 'skipped') {
    const reason = skipReasons.find((one) => one === note)
    const words = reason === undefined ? null : skipReasonWords[reason]
    return [told(at, `${waveWords(wave)}不用发`, words)]
  }
  const ended = campaign.state === 'stopped' || campaign.state === 'finished'
  if (state !== 'ready' || ended) return []
  return [{ ...told(Math.max(at, now), `${waveWords(wave)}`, '到时没有答复才发'), planned: true }]
}

function readings({ readings: rows }: FirmRecord): StoryEvent[] {
  return rows.flatMap(({ opened_at: from, visible_ms: ms, finished_at: to, witness }) => {
    const who = witness === 'clerk' ? '窗口见证' : null
    if (to !== null)
      return [told(to, `读完政策说明，用时 ${Math.round(ms / 1_000)} 秒`, who, 'good')]
    return [told(from, '打开政策说明，没有读完', who, 'care')]
  })
}

function followUps(
  { followUps: rows, notes }: FirmRecord,
  { nameOf, said }: Tellers,
): StoryEvent[] {
  return [
    ...rows.flatMap((row) => [
      told(row.added_at, '转窗口和电话跟进', followUpReasonWords[row.reason], 'care'),
      ...(row.done_at !== null && row.done_by === 'system'
        ? [told(row.done_at, '跟进结束', '单位已经答复', 'good')]
        : []),
    ]),
    ...notes.map((note) => {
      const next = note.next_on === null ? '' : `；${note.next_on} 再联系`
      const end = note.done === 1 ? '；跟进结束' : ''
      const title = `${followUpMeansWords[note.means]}跟进：${said(note)}`
      return told(note.at, title, `${nameOf(note.by)}${next}${end}`)
    }),
  ]
}

function told(
  at: number,
  title: string,
  detail: string | null = null,
  tone: Tone = 'plain',
): StoryEvent {
  return { at, title, detail, tone, planned: false }
}
