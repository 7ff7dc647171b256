import { caseStates } from '@wengang/policy'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { fail } from '../failure.ts'
import { readTyped } from '../files.ts'
import { facts, instantWords, table, yuan } from '../printed.ts'
import { staffAct } from '../staff-act.ts'

const reportWords = {
  notMyUnit: '不是我的单位',
  rareCharacter: '名称有生僻字',
  noMobile: '没有手机号',
} as const

/** Cases, what people reported, and the calendar. */
export function addCaseCommands(program: Command): void {
  const cases = program.command('cases').description('办件')
  cases
    .command('list')
    .description('列出办件')
    .addOption(new Option('--state <状态>', '只看这个状态').choices(caseStates))
    .option('--batch <批次>', '只看这个批次')
    .option('--search <内容>', '信用代码、办理编号或单位名称的一部分')
    .option('--limit <条数>', '最多列出多少条', '50')
    .option('--after <游标>', '接着上一页')
    .action(list)
  cases.command('show').description('查看一件').argument('<办理编号>').action(show)
  program
    .command('withdraw')
    .description('撤回一笔返还，原因会告诉单位')
    .requiredOption('--case <办理编号>', '办理编号')
    .requiredOption('--reason <原因>', '撤回原因')
    .action(withdraw)
  program.command('reports').description('需要联系的单位：报错的链接、没有手机号').action(reports)
  program
    .command('calendar')
    .description('节假日安排')
    .command('load')
    .description('录入一年的放假和调休')
    .argument('<文件>', 'JSON：{"year":2027,"holidays":["2027-01-01"],"workdays":[]}')
    .action(loadCalendar)
}

const list = staffAct<{
  state?: (typeof caseStates)[number]
  batch?: string
  search?: string
  limit: string
  after?: string
}>(async ({ options, ask, print }) => {
  const { state, batch, search, limit, after } = options
  const result = await ask('listStaffCases', {
    query: {
      limit,
      ...(state === undefined ? {} : { state }),
      ...(batch === undefined ? {} : { batchId: batch }),
      ...(search === undefined ? {} : { search }),
      ...(after === undefined ? {} : { after }),
    },
  })
  print(result, () => [
    ...(result.cases.length === 0
      ? ['没有符合条件的办件。']
      : table(
          ['办理编号', '状态', '金额', '手机', '单位名称'],
          result.cases.map((row) => [
            row.caseNo,
            row.status.words,
            yuan(row.amountFen),
            row.contactMobile ?? '',
            row.unitName,
          ]),
        )),
    ...(result.next === null ? [] : [`还有更多，接着看：--after ${result.next}`]),
  ])
})

const show = staffAct(async ({ args: [caseNo = ''], ask, print }) => {
  const result = await ask('getStaffCase', { params: { caseNo } })
  const { case: unitCase, view, entries } = result
  const { figures } = view.offer
  print(result, () => [
    ...facts({
      办理编号: unitCase.caseNo,
      单位名称: unitCase.unitName,
      统一社会信用代码: unitCase.uscc,
      区划: unitCase.regionCode,
      返还金额: yuan(unitCase.amountFen),
      状态: [unitCase.status.words, unitCase.status.more].filter(Boolean).join('；'),
      联系手机: unitCase.contactMobile,
      收款账户: [figures.bankName, figures.accountName, figures.accountTail]
        .filter(Boolean)
        .join(' '),
      现在要办: view.todo,
    }),
    '',
    ...table(
      ['时间', '谁', '事项'],
      view.history.map(({ at, who, words }) => [instantWords(at), who, words]),
    ),
    '',
    ...table(
      ['序号', '时间', '记录', '办理人', '校验值'],
      entries.map(({ seq, at, kind, who, hash }) => [
        seq,
        instantWords(at),
        kind,
        who,
        hash.slice(0, 16),
      ]),
    ),
  ])
})

const withdraw = staffAct<{ case: string; reason: string }>(async ({ options, ask, print }) => {
  const result = await ask('withdrawOffer', {
    params: { caseNo: options.case },
    body: { reason: options.reason },
  })
  print(result, () => [`已撤回 ${result.caseNo}：${options.reason}。`])
})

const reports = staffAct(async ({ ask, print }) => {
  const result = await ask('listReports', {})
  print(result, () =>
    result.reports.length === 0
      ? ['没有需要联系的单位。']
      : table(
          ['情况', '时间', '办理编号', '手机', '单位名称', '说明'],
          result.reports.map((report) => [
            reportWords[report.kind],
            instantWords(report.at),
            report.caseNo,
            report.mobile ?? '',
            report.unitName,
            report.note,
          ]),
        ),
  )
})

const calendarFile = z.object({
  year: z.number().int(),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()).default([]),
})

const loadCalendar = staffAct(async ({ args: [path = ''], ask, print }) => {
  const { year, holidays, workdays } = parseCalendar(await readTyped(path), path)
  const result = await ask('loadCalendar', { params: { year }, body: { holidays, workdays } })
  print(result, () => [`已录入 ${result.year} 年的节假日安排，和平常不同的有 ${result.days} 天。`])
})

function parseCalendar(bytes: Uint8Array, path: string): z.infer<typeof calendarFile> {
  try {
    return calendarFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return fail(`文件 ${path} 不是节假日安排，格式见 calendar load --help。`)
  }
}
