import { linkModeWords, type LinkMode } from './link-modes.ts'
import { smsParts } from './sms-parts.ts'
import { refusedWords, threateningWords, transportRule, watchedWords } from './sms-rules.ts'
import {
  isHouseWord,
  isVariable,
  renderTemplate,
  type TemplatePiece,
  templatePieces,
  type TemplateValues,
  templateVariables,
} from './sms-template.ts'

export interface TemplateCheck {
  /** Why these words cannot be sent at all. */
  refusals: string[]
  /** What a provider may refuse them for. */
  warnings: string[]
}

export interface CheckedTemplate {
  text: string
  linkMode: LinkMode
  /** Name of the transport that it is to go by. */
  transport: string
  /** 【】 included. */
  signature: string
  /** The longest values of this house. */
  longest: TemplateValues
}

/** Looks whether words may be sent, and what a provider may say to them. Pure. */
export function checkTemplate(template: CheckedTemplate): TemplateCheck {
  const pieces = templatePieces(template.text)
  return { refusals: refusalsOf(template, pieces), warnings: warningsOf(template, pieces) }
}

function refusalsOf(template: CheckedTemplate, pieces: readonly TemplatePiece[]): string[] {
  const { text, linkMode, transport } = template
  const words = wordsOf(pieces)
  const names = namesOf(pieces)
  const unknown = names.filter((name) => !isVariable(name) && !isHouseWord(name))
  const { linkModes } = transportRule(transport)
  const length = smsParts(`${template.signature}${renderTemplate(text, template.longest)}`)
  const threats = threateningWords.filter((word) => words.includes(word))
  return [
    ...unknown.map((name) => `没有 {${name}} 这个变量`),
    ...(/[{}]/.test(words) ? ['花括号没有成对'] : []),
    ...(/[【】]/.test(words) ? ['签名由系统加在最前面，内容里不能再有【】'] : []),
    ...(names.includes('链接') ? [] : ['缺少 {链接}']),
    ...(names.includes('编码') ? [] : ['缺少 {编码}，收到的人没法查真伪']),
    ...(names.includes('查验网址') ? [] : ['缺少查真伪的网址 {查验网址}']),
    ...(names.includes('电话') || words.includes('12333') ? [] : ['缺少咨询电话 {电话}']),
    ...(/https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|gov|org)\b/i.test(words)
      ? ['网址只能用 {链接} 和 {查验网址}']
      : []),
    ...numbersIn(words),
    ...threats.map((word) => `不能用“${word}”：只说能享受什么、到哪天，不催逼`),
    ...(linkModes.includes(linkMode)
      ? []
      : [
          `这个短信通道只允许${linkModes.map((mode) => `“${linkModeWords[mode]}”`).join('、')}的链接`,
        ]),
    ...(length.ok ? [] : [`最长 ${length.characters} 个字，超过 500 个字`]),
  ]
}

/** Numbers that may be somebody's; the hotline stands in every message as words of the house. */
function numbersIn(words: string): string[] {
  const plain = words.replaceAll(/[\s-]/g, '')
  return [
    ...(/(?<!\d)\d{17}[\dXx](?!\d)/.test(plain) ? ['不能写身份证号'] : []),
    ...(/(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])/i.test(plain) &&
    !/(?<!\d)\d{17}[\dXx](?!\d)/.test(plain)
      ? ['不能写统一社会信用代码']
      : []),
    ...(/(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/.test(plain) ? ['不能写手机号'] : []),
    ...(/(?<!\d)0\d{2,3}\d{7,8}(?!\d)|(?<!\d)400\d{7}(?!\d)/.test(plain)
      ? ['电话只能用 {电话}']
      : []),
    ...(/(?<!\d)\d{15,19}(?!\d)/.test(plain) && !/(?<!\d)\d{17}[\dXx](?!\d)/.test(plain)
      ? ['不能写银行账号之类的长号码']
      : []),
  ]
}

function warningsOf(template: CheckedTemplate, pieces: readonly TemplatePiece[]): string[] {
  const { linkMode, transport, longest } = template
  const rule = transportRule(transport)
  const words = wordsOf(pieces)
  // The address of a constant link is fixed text for a provider.
  const variables = namesOf(pieces)
    .filter(isVariable)
    .filter((name) => !(name === '链接' && linkMode === 'constant'))
  const seen = refusedWords.filter(({ word }) => words.includes(word))
  const watched = watchedWords.filter((word) => words.includes(word))
  const odd = [...rule.forbiddenCharacters].filter((character) => words.includes(character))
  const long = variables.filter(
    (name) =>
      name !== '链接' &&
      rule.longestVariable !== null &&
      longest[name].length > rule.longestVariable,
  )
  return [
    ...seen.map(({ word, by }) => `“${word}”可能被拒：${by}`),
    ...(linkMode === 'path' && rule.reviewed ? ['网址里有变量，平台要求网址写在固定内容里'] : []),
    ...(areAdjacent(pieces, linkMode) ? ['有两个变量挨在一起，有的平台不允许，请用文字隔开'] : []),
    ...(words.replaceAll(/[\s，。、：；！？]/g, '') === '' ? ['除了变量没有文字，平台不允许'] : []),
    ...(!rule.looseVariables && new Set(variables).size < variables.length
      ? ['同一个变量用了两次，平台只允许一次']
      : []),
    ...long.map((name) => `{${name}} 可能超过 ${rule.longestVariable ?? 0} 个字`),
    ...(odd.length > 0 ? [`平台不允许这些符号：${odd.join(' ')}`] : []),
    ...(watched.length > 0 ? [`有“${watched.join('”“')}”，有的平台会人工审核`] : []),
  ]
}

function areAdjacent(pieces: readonly TemplatePiece[], linkMode: LinkMode): boolean {
  const varies = (piece: TemplatePiece | undefined): boolean =>
    piece?.kind === 'name' &&
    isVariable(piece.text) &&
    !(piece.text === '链接' && linkMode === 'constant')
  return pieces.some((piece, place) => varies(piece) && varies(pieces[place + 1]))
}

const wordsOf = (pieces: readonly TemplatePiece[]): string =>
  pieces
    .filter(({ kind }) => kind === 'words')
    .map(({ text }) => text)
    .join('')

const namesOf = (pieces: readonly TemplatePiece[]): string[] =>
  pieces.filter(({ kind }) => kind === 'name').map(({ text }) => text)

/** The longest value of each variable that does not depend on the house. */
export function longestValues(house: {
  链接: string
  查验网址: string
  电话: string
}): TemplateValues {
  const entries = Object.entries(templateVariables).map(([name, { longest }]) => [name, longest])
  return { ...(Object.fromEntries(entries) as TemplateValues), ...house }
}
