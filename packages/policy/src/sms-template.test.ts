import { describe, expect, it } from 'vitest'
import { checkTemplate, longestValues } from './sms-template-check.ts'
import { renderTemplate } from './sms-template.ts'

const house = {
  链接: 'https://example.gov.cn/s/AAAAAAAA',
  查验网址: 'example.gov.cn/verify',
  电话: '0371-12333',
}
const good =
  '{单位}有{年度}年度稳岗返还待确认，{期限}打开 {链接} 选择享受或放弃。短信编码{编码}，查真伪 {查验网址} 或{电话}'

const check = (text: string, rest: { linkMode?: 'path' | 'constant'; transport?: string } = {}) =>
  checkTemplate({
    text,
    linkMode: rest.linkMode ?? 'path',
    transport: rest.transport ?? 'smpp',
    signature: '【河南人社】',
    longest: longestValues(house),
  })

describe('a template', () => {
  it('is written out with its values, and keeps a name that it does not know', () => {
    const values = { ...longestValues(house), 单位: '您单位', 年度: '2023' }
    expect(renderTemplate('{单位}有{ 年度 }年度{什么}', values)).toBe('您单位有2023年度{什么}')
  })

  it('that says what it must is refused by nobody', () => {
    expect(check(good)).toEqual({
      refusals: [],
      warnings: ['有“返还”，有的平台会人工审核'],
    })
  })

  it.each([
    ['{姓名}', '没有 {姓名} 这个变量'],
    ['{', '花括号没有成对'],
    ['【通知】', '签名由系统加在最前面，内容里不能再有【】'],
    ['电话13900001111', '不能写手机号'],
    ['电话 139 0000 1111', '不能写手机号'],
    ['电话0371-65501234', '电话只能用 {电话}'],
    ['证件41010119900101123X', '不能写身份证号'],
    ['代码91410181MA9Y00010X', '不能写统一社会信用代码'],
    ['账号4100134567890123', '不能写银行账号之类的长号码'],
    ['逾期不再受理', '不能用“逾期”：只说能享受什么、到哪天，不催逼'],
    ['打开 example.com 看看', '网址只能用 {链接} 和 {查验网址}'],
  ])('with %s is refused', (words, why) => {
    expect(check(good).refusals).toEqual([])
    expect(check(`${good}${words}`).refusals).toContain(why)
  })

  it('is refused from 501 characters on, written out as long as it gets', () => {
    const room = 500 - `【河南人社】${renderTemplate(good, longestValues(house))}`.length
    expect(check(good + '长'.repeat(room)).refusals).toEqual([])
    expect(check(good + '长'.repeat(room + 1)).refusals).toEqual(['最长 501 个字，超过 500 个字'])
  })

  it('must name link, code, where to check it, and whom to call', () => {
    expect(check('请确认').refusals).toEqual([
      '缺少 {链接}',
      '缺少 {编码}，收到的人没法查真伪',
      '缺少查真伪的网址 {查验网址}',
      '缺少咨询电话 {电话}',
    ])
    expect(check(good.replace('{电话}', '12333')).refusals).toEqual([])
  })

  it('goes only by a transport that allows its links', () => {
    const refusal = '这个短信通道只允许“固定网址，另输编码”的链接'
    expect(check(good, { transport: 'tencent' }).refusals).toEqual([refusal])
    expect(check(good, { transport: 'tencent', linkMode: 'constant' }).refusals).toEqual([])
    expect(check(good, { transport: 'another' }).refusals).toEqual([refusal])
  })

  it.each([
    ['贷款', '“贷款”可能被拒：阿里云'],
    ['{截止日}{件数}', '有两个变量挨在一起，有的平台不允许，请用文字隔开'],
    ['又见{年度}', '同一个变量用了两次，平台只允许一次'],
  ])('with %s may be refused by a provider', (words, warning) => {
    const checked = check(`${good}。${words}`, { transport: 'aliyun', linkMode: 'constant' })
    expect(checked).toEqual({ refusals: [], warnings: expect.arrayContaining([warning]) })
  })

  it('of variables alone, and with characters of no provider, is warned of', () => {
    const all = '{单位} {链接} {编码} {查验网址} {电话}'
    const warned = (text: string, transport: string) =>
      check(text, { transport, linkMode: 'constant' }).warnings
    expect(warned(all, 'aliyun')).toContain('除了变量没有文字，平台不允许')
    expect(warned(`${good}★`, 'tencent')).toContain('平台不允许这些符号：★')
    expect(warned(`${good}★`, 'aliyun').join()).not.toContain('★')
  })
})
