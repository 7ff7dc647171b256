import { channelWords } from '../errors.ts'
import type { SheetDocument } from '../sheet.ts'
import { type Fact, optional, present } from './fact.ts'
import { fromTo, grouped, toTheSecond } from './formats.ts'

function readingWords({ reading, clerkName }: SheetDocument): string {
  const { finishedAt, openedAt, visibleMs, witnessMeans } = reading
  const clerk = clerkName ?? '受理人员'
  switch (witnessMeans) {
    case null:
      return `${toTheSecond(openedAt)} 打开告知，页面显示 ${Math.floor(visibleMs / 1000)} 秒，本人确认已阅读`
    case 'readAloud':
      return `${fromTo(openedAt, finishedAt)}，由${clerk}当面宣读并见证`
    case 'signedPaper':
      return `${fromTo(openedAt, finishedAt)}，单位签署纸质告知，由${clerk}核对并见证`
  }
}

function channelFact({ channel, mobileMasked }: SheetDocument): Fact {
  const means =
    channel === 'link' ? `${channelWords.link}（短信链接和验证码）` : channelWords[channel]
  return { label: '办理方式', words: mobileMasked === null ? means : `${means}，${mobileMasked}` }
}

function sequenceWords({ basedOnSequence, sequence }: SheetDocument): string {
  return basedOnSequence === null
    ? `本办件第 ${sequence} 次确认`
    : `本办件第 ${sequence} 次确认，提交前已看到第 ${basedOnSequence} 次的结果`
}

/** How the answer came about: when, by what way, after what reading. */
export function recordFacts(sheet: SheetDocument): Fact[] {
  return present([
    { label: '确认时间', words: `${toTheSecond(sheet.decidedAt)}（北京时间）` },
    { label: '确认次数', words: sequenceWords(sheet) },
    channelFact(sheet),
    optional('受理人员', sheet.clerkName),
    { label: '阅读告知', words: readingWords(sheet) },
    optional('使用设备', sheet.device),
    optional('单位说明', sheet.reason),
  ])
}

/** Half of a hash is enough to compare by eye and still cannot be forged. */
function shortHash(hash: string): string {
  return grouped(hash.slice(0, 32))
}

/** Where the answer stands in the chain, and what to compare a copy with. */
export function proofFacts(
  { chain, notice, verifyUrl }: SheetDocument,
  contentHash: string,
): Fact[] {
  return present([
    { label: '内容校验值', words: grouped(contentHash) },
    { label: '告知校验值', words: `${shortHash(notice.textHash)}（版本 ${notice.version}）` },
    { label: '存证记录', words: `${chain.stream} 第 ${chain.seq} 条` },
    { label: '存证校验值', words: shortHash(chain.hash) },
    optional('封存校验值', chain.sealHead === null ? null : shortHash(chain.sealHead)),
    { label: '核验网址', words: verifyUrl },
  ])
}
