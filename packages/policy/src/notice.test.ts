import { describe, expect, it } from 'vitest'
import type { Edition, NoticeTemplate } from './edition.ts'
import { editionIds, getEdition } from './editions.ts'
import type { NoticeOffer } from './notice.ts'
import { noticeTemplate, noticeText, renderNotice } from './notice.ts'

const edition = getEdition('henan-refund-2023')

const offer: NoticeOffer = {
  unitName: '巩义市示例机械有限公司',
  baseFen: 79_045_700,
  layoffBp: 0,
  ratioBp: 3000,
  amountFen: 23_713_710,
  accountName: '巩义市示例机械有限公司',
  accountTail: '0046',
  bankName: '中国银行',
}

function text(change: Partial<NoticeOffer> = {}): string {
  return noticeText(renderNotice({ ...offer, ...change }, edition))
}

describe('renderNotice', () => {
  it('prints the figures of the offer (S2-B)', () => {
    const { title, paragraphs } = renderNotice(offer, edition)
    expect(title).toBe('河南省2023年度稳岗返还政策确认信息')
    expect(paragraphs.map(({ heading }) => heading)).toEqual([
      '政策依据',
      '一、享受金额',
      '二、资金用途',
      '三、确认方式',
    ])
    expect(paragraphs[1]?.text).toBe(
      '经核定，你单位（巩义市示例机械有限公司）上年度失业保险实际缴费总额为 790,457.00 元，裁员率为 0%，按 30% 的比例返还，可享受稳岗返还资金 237,137.10 元。资金将直接拨付至以下银行账户。户名：巩义市示例机械有限公司；账号：尾号 0046；开户行：中国银行。',
    )
  })

  it('names deadline, effect of silence and the documents', () => {
    expect(text()).toContain('于2023年12月31日前选择“确认享受”或“放弃享受”')
    expect(text()).toContain('到期没有选择的，转人工核实。')
    for (const { number } of edition.documents) expect(text()).toContain(number)
  })

  it('says 你单位 and never 您', () => {
    expect(text()).toContain('你单位')
    expect(text()).not.toContain('您')
  })

  it.each([
    [{ accountTail: null }, '缺少账号，'],
    [{ accountTail: null, bankName: null }, '缺少账号、开户行，'],
    [{ accountName: ' ', accountTail: '', bankName: null }, '缺少户名、账号、开户行，'],
  ])('says what a blank account lacks: %j', (change, words) => {
    expect(text(change)).toContain(words)
    expect(text(change)).toContain('拨付前到社保业务大厅窗口补全')
    expect(text(change)).not.toContain('尾号')
  })

  it('leaves a name with braces or a rare character as it is', () => {
    expect(text({ unitName: '示例{amount}𠮷厂' })).toContain('你单位（示例{amount}𠮷厂）')
  })

  it.each(editionIds)('leaves no field open in any notice of %s', (id) => {
    const each = getEdition(id)
    for (const { version } of each.notices) {
      expect(noticeText(renderNotice(offer, each, version))).not.toMatch(/[{}]|undefined|null/)
    }
  })
})

describe('noticeTemplate', () => {
  const first: NoticeTemplate = edition.notices[0]
  const revised: Edition = { ...edition, notices: [first, { ...first, version: '2', title: '新' }] }

  it('takes the last version unless another is named', () => {
    expect(noticeTemplate(revised).version).toBe('2')
    expect(renderNotice(offer, revised, '1').title).toBe(first.title)
  })

  it('refuses a version that was never shown', () => {
    expect(() => noticeTemplate(edition, '99')).toThrow(RangeError)
  })

  it('refuses a text with a field that nothing fills', () => {
    const broken = { ...first, paragraphs: [{ heading: '一', text: '{nobody}' }] }
    expect(() => renderNotice(offer, { ...edition, notices: [broken] })).toThrow('nobody')
  })
})

describe('noticeText', () => {
  it('is one text in which every visible word takes part', () => {
    const rendered = {
      version: '1',
      title: '标题',
      paragraphs: [
        { heading: '一', text: '甲' },
        { heading: '二', text: '乙' },
      ],
    }
    expect(noticeText(rendered)).toBe('标题\n\n一\n甲\n\n二\n乙')
  })

  it('differs as soon as a figure does', () => {
    expect(text({ amountFen: 23_713_711 })).not.toBe(text())
    expect(text({ accountTail: '0047' })).not.toBe(text())
  })
})
