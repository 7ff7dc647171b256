import { smsParts } from '@wengang/policy'
import { describe, expect, it } from 'vitest'
import { carries, leadsTo, type MessageContent } from './message-content.ts'
import { type MessagePlace, messageSubject, messageText } from './message-words.ts'

const editionId = 'henan-refund-2023'
const contents: MessageContent[] = [
  { kind: 'offerLink', params: { editionId, offers: 1, deadline: '2023-12-31' } },
  { kind: 'offerLink', params: { editionId, offers: 120, deadline: '2023-12-31' } },
  { kind: 'offerLink', params: { editionId, offers: 1, deadline: null } },
  { kind: 'offerChanged', params: { editionId, offers: 12 } },
  { kind: 'code', params: { challengeId: 'one' } },
  { kind: 'contactChanged', params: { editionId, told: 'old', day: '2023-12-30' } },
  { kind: 'contactChanged', params: { editionId, told: 'new', day: '2023-12-30' } },
  {
    kind: 'windowAnswer',
    params: {
      editionId,
      choice: 'DECLINE',
      decidedAt: Date.parse('2023-12-28T14:02:00+08:00'),
    },
  },
  {
    kind: 'windowAnswer',
    params: {
      editionId,
      choice: 'ACCEPT',
      decidedAt: Date.parse('2023-12-28T14:02:00+08:00'),
      told: 'unit',
    },
  },
  { kind: 'agentChanged', params: { told: 'old', day: '2023-12-30' } },
  { kind: 'agentChanged', params: { told: 'new', day: '2023-12-30' } },
  { kind: 'operatorInvited', params: { until: Date.parse('2023-12-30T10:05:00+08:00') } },
  { kind: 'paid', params: { editionId } },
  { kind: 'paymentReturned', params: { editionId } },
  {
    kind: 'publicityBegan',
    params: { editionId, roundId: 'one', firms: 1, endsOn: '2024-01-08' },
  },
  {
    kind: 'newDevice',
    params: { account: 'unit', sessionId: 'one', at: Date.parse('2023-12-28T09:05:00+08:00') },
  },
]

const place = (content: MessageContent, linkMode: MessagePlace['linkMode']): MessagePlace => ({
  signature: '河南人社',
  origin: 'https://example.gov.cn',
  linkMode,
  hotline: '0371-12333',
  code: carries(content).code ? 'AB3XK9M2' : null,
  signInCode: content.kind === 'code' ? '307142' : null,
})

describe.each(['path', 'constant'] as const)('messages with links of mode %s', (linkMode) => {
  it('begin with the signature and are billed as two parts at most', () => {
    for (const content of contents) {
      const text = messageText(content, place(content, linkMode))
      expect(text.startsWith('【河南人社】')).toBe(true)
      expect([text, smsParts(text)]).toEqual([text, expect.objectContaining({ ok: true })])
      const length = smsParts(text)
      expect([text, length.ok && length.parts <= 2]).toEqual([text, true])
    }
  })

  it('say how to check them, with a code, and ask for nothing', () => {
    for (const content of contents) {
      const text = messageText(content, place(content, linkMode))
      expect(text).not.toMatch(/身份证|银行卡|密码|转账|拒收请回复|undefined|null/)
      if (content.kind === 'code') {
        expect(text).toContain('307142')
        expect(text).not.toContain('http')
        continue
      }
      expect(text).toContain('短信编码AB3XK9M2')
      expect(text).toContain('查真伪 example.gov.cn/verify 或0371-12333')
      expect(text.match(/AB3XK9M2/g)).toHaveLength(
        linkMode === 'path' && leadsTo(content) !== null ? 2 : 1,
      )
    }
  })
})

describe('the link in a message', () => {
  const [offer] = contents
  it('holds the code, or is the same for everybody', () => {
    if (offer === undefined) throw new Error('no content')
    expect(messageText(offer, place(offer, 'path'))).toBe(
      '【河南人社】您单位2023年度稳岗返还待确认，请于12月31日前打开 https://example.gov.cn/s/AB3XK9M2 选择享受或放弃。短信编码AB3XK9M2，查真伪 example.gov.cn/verify 或0371-12333',
    )
    expect(messageText(offer, place(offer, 'constant'))).toContain(
      'https://example.gov.cn/q 输入短信编码AB3XK9M2 ',
    )
  })

  it('is missing where nothing can be done with it', () => {
    for (const content of contents) {
      const text = messageText(content, place(content, 'path'))
      expect([content.kind, text.includes('/s/')]).toEqual([content.kind, carries(content).link])
    }
  })
})

describe('the message about a new device', () => {
  const content = (account: 'person' | 'unit'): MessageContent => ({
    kind: 'newDevice',
    params: { account, sessionId: 'one', at: Date.parse('2023-12-28T09:05:00+08:00') },
  })
  it('says whose account, when, and how to end it', () => {
    expect(messageText(content('person'), place(content('person'), 'path'))).toBe(
      '【河南人社】您的经办人账号09:05在新设备登录。如不是您本人，请打开 https://example.gov.cn/n/AB3XK9M2 结束该登录。短信编码AB3XK9M2，查真伪 example.gov.cn/verify 或0371-12333',
    )
    expect(messageText(content('unit'), place(content('unit'), 'constant'))).toContain(
      '您单位的账号09:05在新设备登录。如不是您本人，请打开 https://example.gov.cn/q 输入短信编码AB3XK9M2 结束',
    )
  })
})

describe('what a message is about', () => {
  it('is told without the code and without a choice', () => {
    for (const content of contents) {
      expect(messageSubject(content)).not.toMatch(/\d{6}|享受|放弃/)
    }
  })
})
