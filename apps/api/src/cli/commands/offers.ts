import { basename } from 'node:path'
import { batchStateWords, type Exclusion, exclusionWords, type Finding } from '@wengang/contracts'
import type { Command } from 'commander'
import { readTyped, writeTyped } from '../files.ts'
import { instantWords, table, yuan } from '../printed.ts'
import { staffAct } from '../staff-act.ts'

const shownFindings = 200

/** Assessed lists, links and what comes of silence. */
export function addOfferCommands(program: Command): void {
  const offers = program.command('offers').description('核定名单')
  offers
    .command('check')
    .description('检查名单，什么也不写入')
    .argument('<文件>', 'xlsx 或 CSV')
    .option('--edition <年度政策>', '年度政策', 'henan-refund-2023')
    .option('--result <文件>', '另存一份名单，多一列写明每行的问题')
    .action(check)
  offers
    .command('import')
    .description('导入名单，提交另一位工作人员复核：全部导入，或一条也不导入')
    .argument('<文件>', 'xlsx 或 CSV')
    .option('--edition <年度政策>', '年度政策', 'henan-refund-2023')
    .option('--set-aside', '剔除有错误的行，导入其余的行')
    .action(importFile)
  offers
    .command('undo')
    .description('撤销导入，只能在短信发出以前')
    .requiredOption('--batch <批次>', '批次编号')
    .requiredOption('--reason <原因>', '撤销原因')
    .action(undo)
  offers
    .command('lapse')
    .description('确认截止日过后，办理到期未确认')
    .requiredOption('--batch <批次>', '批次编号')
    .action(lapse)
  program
    .command('links')
    .description('短信链接')
    .command('send')
    .description('准备给名单里的手机发短信，由另一位工作人员在工作台复核后发送')
    .requiredOption('--batch <批次>', '批次编号')
    .requiredOption('--test-mobile <手机号>', '先发一条测试短信到这个工作人员手机')
    .action(prepareLinks)
  program
    .command('batches')
    .description('导入批次')
    .command('list')
    .description('列出导入批次')
    .action(listBatches)
}

const check = staffAct<{ edition: string; result?: string }>(
  async ({ args: [path = ''], options, ask, print }) => {
    const file = await readTyped(path)
    const query = { editionId: options.edition, fileName: basename(path) }
    const checked = await ask('checkList', { query, file })
    if (options.result !== undefined) {
      const marked = (await ask('getResultFile', { query, file })) as Blob
      await writeTyped(options.result, new Uint8Array(await marked.arrayBuffer()))
    }
    print(checked, () => [
      ...findingLines(checked.findings),
      `共 ${checked.units} 家单位，${yuan(checked.totalFen)}；错误 ${checked.errors} 处，提示 ${checked.notices} 处。`,
      differenceLine(checked.difference),
      ...(checked.knownBatchId === null
        ? []
        : [`这份名单已经导入过（批次 ${checked.knownBatchId}）。`]),
      ...(options.result === undefined ? [] : [`已另存 ${options.result}。`]),
      '只是检查，什么也没有写入。',
    ])
  },
)

const importFile = staffAct<{ edition: string; setAside?: boolean }>(
  async ({ args: [path = ''], options, ask, print }) => {
    const file = await readTyped(path)
    const imported = await ask('importList', {
      query: {
        editionId: options.edition,
        fileName: basename(path),
        setAside: options.setAside === true ? 'true' : 'false',
      },
      file,
    })
    const { batch, difference, findings } = imported
    print(imported, () => [
      ...findingLines(findings),
      `已提交复核，批次 ${batch.id}：${batch.units} 家单位，${yuan(batch.totalFen)}，剔除 ${batch.setAside} 行。`,
      differenceLine(difference),
      '名单还没有生效：请另一位复核岗工作人员在业务台“批次”里通过或退回。',
      `通过后再发短信：npm run wengang -- links send --batch ${batch.id} --test-mobile 手机号`,
    ])
  },
)

const undo = staffAct<{ batch: string; reason: string }>(async ({ options, ask, print }) => {
  const result = await ask('undoImport', {
    params: { batchId: options.batch },
    body: { reason: options.reason },
  })
  print(result, () => [`已撤销批次 ${result.batch.id}。`])
})

const lapse = staffAct<{ batch: string }>(async ({ options, ask, print }) => {
  const result = await ask('lapseOffers', { params: { batchId: options.batch }, body: {} })
  print(result, () => [`已办理到期未确认 ${result.lapsed} 家。`])
})

const prepareLinks = staffAct<{ batch: string; testMobile: string }>(
  async ({ options, ask, print }) => {
    const prepared = await ask('sendLinks', {
      params: { batchId: options.batch },
      body: { testMobile: options.testMobile },
    })
    const { campaign } = prepared
    const excluded = Object.entries(campaign.totals?.excluded ?? {}) as [Exclusion, number][]
    print(prepared, () => [
      `已准备，等另一位工作人员复核后发送：${campaign.totals?.recipients ?? 0} 个手机，${campaign.totals?.firms ?? 0} 家单位。`,
      `计费 ${campaign.cost?.parts ?? 0} 条，约 ${yuan(campaign.cost?.costFen ?? 0)}。测试短信已发到您填的手机。`,
      ...excluded.map(([why, count]) => `不发：${exclusionWords[why]} ${count}。`),
      `请复核人员登录工作台，在“短信”里打开“${campaign.title}”，核对后通过。`,
    ])
  },
)

const listBatches = staffAct(async ({ ask, print }) => {
  const result = await ask('listBatches', {})
  print(result, () =>
    result.batches.length === 0
      ? ['还没有导入名单。']
      : table(
          ['批次', '状态', '单位', '金额', '剔除', '导入时间', '导入人', '文件'],
          result.batches.map((batch) => [
            batch.id,
            batchStateWords[batch.state],
            batch.units,
            yuan(batch.totalFen),
            batch.setAside,
            instantWords(batch.createdAt),
            batch.createdBy,
            batch.fileName,
          ]),
        ),
  )
})

function findingLines(findings: readonly Finding[]): string[] {
  const lines = table(
    ['行', '列', '', '内容', '问题', '怎么办'],
    findings
      .slice(0, shownFindings)
      .map(({ row, column, severity, value, message, todo }) => [
        row ?? '',
        column ?? '',
        severity === 'error' ? '错误' : '提示',
        value ?? '',
        message,
        todo,
      ]),
  )
  if (findings.length === 0) return []
  const more = findings.length - shownFindings
  return more > 0 ? [...lines, `……另有 ${more} 处，用 --json 或 --result 查看全部。`] : lines
}

function differenceLine(difference: {
  added: number
  unchanged: number
  changed: number
  refused: number
  ineligible: number
}): string {
  const { added, unchanged, changed, refused, ineligible } = difference
  return `新增 ${added}，不变 ${unchanged}，有更改 ${changed}，已公示不能更改 ${refused}，不符合条件 ${ineligible}。`
}
