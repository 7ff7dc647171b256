import { describe, expect, it } from 'vitest'
import { exampleSheet } from './example-sheet.ts'
import type { Fact } from '@wengang/contracts/sheets/fact'
import { sheetWords } from '@wengang/contracts/sheets/sheet-words'

const contentHash = 'ab12'.repeat(16)

function words(sheet = exampleSheet()): ReturnType<typeof sheetWords> {
  return sheetWords(sheet, contentHash)
}

function fact(facts: Fact[], label: string): string | undefined {
  return facts.find((candidate) => candidate.label === label)?.words
}

describe('the words of a sheet', () => {
  it('say an acceptance with its amount in figures and capitals', () => {
    const { amount, answer, choices, notes } = words()
    expect(choices).toEqual([
      { words: '确认享受', chosen: true },
      { words: '放弃享受', chosen: false },
    ])
    expect(amount).toEqual({
      label: '返还金额',
      figures: '237,137.10',
      currency: '元',
      capitals: '人民币贰拾叁万柒仟壹佰叁拾柒元壹角整',
    })
    expect(fact(answer, '计算依据')).toBe('上年度实际缴纳失业保险费 790,457.00 元 × 30%')
    expect(fact(answer, '单位情况')).toBe('大型企业，参保 412 人，裁员率 0%')
    expect(fact(answer, '拨付账户')).toBe('中国银行 尾号 0046（对公）')
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('以最后一次提交的为准')
  })

  it('say a decline as plainly, with what becomes of the money', () => {
    const { amount, answer, choices, notes } = words(exampleSheet({ choice: 'DECLINE' }))
    expect(choices.map(({ chosen }) => chosen)).toEqual([false, true])
    expect(amount.label).toBe('放弃的金额')
    expect(fact(answer, '登记账户')).toBe('中国银行 尾号 0046（对公）')
    expect(notes).toEqual([
      '放弃的资金留在失业保险基金，不列入公示名单。',
      expect.stringContaining('公示开始前可以重新选择'),
    ])
  })

  it('write the smallest and the largest known amount', () => {
    const capitals = (amountFen: number): string =>
      words(exampleSheet({ offer: { amountFen } })).amount.capitals
    expect(capitals(8467)).toBe('人民币捌拾肆元陆角柒分')
    expect(capitals(9_999_999_999)).toBe('人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分')
  })

  it('say what is missing of the account', () => {
    const none = { accountName: null, accountTail: null, bankName: null }
    expect(words(exampleSheet({ offer: none })).answer.at(-1)).toEqual({
      label: '拨付账户',
      words: '尚不完整，请到业务大厅补全后拨付',
    })
    expect(fact(words(exampleSheet({ offer: none })).answer, '账户户名')).toBeUndefined()
    const noBank = words(exampleSheet({ offer: { bankName: null }, choice: 'DECLINE' }))
    expect(fact(noBank.answer, '登记账户')).toBe('尾号 0046（对公）；尚不完整')
  })

  it('give times of Shanghai to the second, whatever the machine thinks', () => {
    const { record } = words()
    expect(fact(record, '确认时间')).toBe('2023年12月8日 10:42:05（北京时间）')
    expect(fact(record, '阅读告知')).toBe(
      '2023年12月8日 10:41:20 打开告知，页面显示 31 秒，本人确认已阅读',
    )
  })

  it('name the means of the channel', () => {
    const means = (changes: Parameters<typeof exampleSheet>[0]): string | undefined =>
      fact(words(exampleSheet(changes)).record, '办理方式')
    expect(means({})).toBe('手机（短信链接和验证码），199****5678')
    expect(means({ channel: 'portal' })).toBe('网上账号，199****5678')
    expect(means({ channel: 'window', clerkName: '赵示例', mobileMasked: null })).toBe(
      '业务大厅窗口',
    )
  })

  it('name the clerk who witnessed, and the day again when the reading passed midnight', () => {
    const window = { channel: 'window', clerkName: '赵示例' } as const
    const aloud = exampleSheet({
      ...window,
      reading: { witness: 'clerk', witnessMeans: 'readAloud' },
    })
    expect(fact(words(aloud).record, '受理人员')).toBe('赵示例')
    expect(fact(words(aloud).record, '阅读告知')).toBe(
      '2023年12月8日 10:41:20 至 10:41:52，由赵示例当面宣读并见证',
    )
    const signed = exampleSheet({
      ...window,
      reading: {
        witness: 'clerk',
        witnessMeans: 'signedPaper',
        openedAt: Date.parse('2023-12-08T23:59:50+08:00'),
        finishedAt: Date.parse('2023-12-09T00:00:20+08:00'),
      },
    })
    expect(fact(words(signed).record, '阅读告知')).toBe(
      '2023年12月8日 23:59:50 至 2023年12月9日 00:00:20，单位签署纸质告知，由赵示例核对并见证',
    )
  })

  it('count the answers and name the one that had been seen', () => {
    const count = (sequence: number, basedOnSequence: number | null): string | undefined =>
      fact(words(exampleSheet({ sequence, basedOnSequence })).record, '确认次数')
    expect(count(1, null)).toBe('本办件第 1 次确认')
    expect(count(3, 2)).toBe('本办件第 3 次确认，提交前已看到第 2 次的结果')
  })

  it('print the whole content hash and half of those that lead elsewhere', () => {
    const { proof } = words()
    expect(fact(proof, '内容校验值')?.replaceAll(' ', '')).toBe(contentHash)
    expect(fact(proof, '存证校验值')).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    expect(fact(proof, '封存校验值')).toBeDefined()
    const unsealed = exampleSheet({ chain: { ...exampleSheet().chain, sealHead: null } })
    expect(fact(words(unsealed).proof, '封存校验值')).toBeUndefined()
  })
})
