import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallOutput } from '@wengang/contracts'
import { type Command, Option } from 'commander'
import { CliFailure, fail } from '../failure.ts'
import { readTyped } from '../files.ts'
import { yuan } from '../printed.ts'
import { askLine, confirmed, seen } from '../prompt.ts'
import { type Ask, staffAct } from '../staff-act.ts'

/** What is done at the counter. */
export function addWindowCommands(program: Command): void {
  program
    .command('window')
    .description('业务大厅窗口')
    .command('answer')
    .description('登记来人的选择：宣读政策至少 10 秒后登记')
    .requiredOption('--case <办理编号>', '办理编号')
    .addOption(
      new Option('--choice <选择>', 'accept 确认享受，decline 放弃享受')
        .choices(['accept', 'decline'])
        .makeOptionMandatory(),
    )
    .requiredOption('--handler <姓名>', '来人姓名')
    .option('--identity-seen', '已核验来人身份')
    .option('--authorisation-seen', '已核验单位授权')
    .addOption(
      new Option('--means <方式>', 'readAloud 已宣读，signedPaper 已收签字件')
        .choices(['readAloud', 'signedPaper'])
        .default('readAloud'),
    )
    .option('--scan <文件>', '签字件的扫描件：JPEG、PNG 图片或 PDF，--means signedPaper 时要有')
    .option('--reason <原因>', '选择的原因', '')
    .action(answer)
  program
    .command('contact')
    .description('联系手机')
    .command('change')
    .description('更正联系手机号：原链接失效，新旧手机都会收到短信')
    .requiredOption('--case <办理编号>', '办理编号')
    .option('--mobile <手机号>', '新的手机号；不写就当场输入')
    .option('--name <姓名>', '新的联系人')
    .option('--identity-seen', '已核验来人身份')
    .requiredOption('--reason <原因>', '更正原因')
    .action(changeContact)
  program
    .command('account')
    .description('收款账户')
    .command('correct')
    .description('更正收款账户：公示前更正要重新确认，拨付未成功的更正后再拨付')
    .requiredOption('--case <办理编号>', '办理编号')
    .requiredOption('--bank <银行>', '开户银行')
    .requiredOption('--name <户名>', '银行户名')
    .option('--account <账号>', '银行账号；不写就当场输入')
    .addOption(
      new Option('--type <类型>', 'corporate 对公，premiumPayment 缴费')
        .choices(['corporate', 'premiumPayment'])
        .default('corporate'),
    )
    .option('--identity-seen', '已核验来人身份')
    .requiredOption('--reason <原因>', '更正原因')
    .action(correctAccount)
}

type Opened = CallOutput<'openWindowReading'>

interface AnswerOptions {
  case: string
  choice: 'accept' | 'decline'
  handler: string
  identitySeen?: boolean
  authorisationSeen?: boolean
  means: 'readAloud' | 'signedPaper'
  scan?: string
  reason: string
}

const answer = staffAct<AnswerOptions>(async ({ options, ask, print }) => {
  const identitySeen = seen(options.identitySeen, '--identity-seen', '来人身份')
  const authorisationSeen = seen(options.authorisationSeen, '--authorisation-seen', '单位授权')
  const opened = await ask('openWindowReading', { params: { caseNo: options.case }, body: {} })
  tell(opened)
  await sleep(opened.minimumMs)
  if (!(await confirmed('已经读完、来人已经听清？'))) return fail('没有登记。')
  if (options.scan !== undefined) {
    await ask('addWindowScan', {
      params: { readingId: opened.readingId },
      query: { name: basename(options.scan) },
      file: await readTyped(options.scan),
    })
  }
  await attest(ask, opened.readingId, options.means)
  const result = await ask('recordWindowAnswer', {
    params: { caseNo: options.case },
    body: {
      choice: options.choice === 'accept' ? 'ACCEPT' : 'DECLINE',
      offerVersion: opened.offerVersion,
      basedOnSeq: opened.lastSeq,
      readingId: opened.readingId,
      identitySeen,
      authorisationSeen,
      handlerName: options.handler,
      reason: options.reason,
    },
  })
  const words = options.choice === 'accept' ? '确认享受' : '放弃享受'
  print(result, () => [
    `已登记，即时办结：${result.receipt.caseNo} ${words} ${yuan(result.receipt.amountFen)}。`,
    `政策确认单 ${result.receipt.sheetId}。单位的手机会收到短信。`,
  ])
})

/** The clerk reads from the terminal; what machines read stays on the standard output. */
function tell({ notice, minimumMs }: Opened): void {
  const lines = [
    notice.title,
    ...notice.paragraphs.flatMap(({ heading, text }) => ['', heading, text]),
    '',
    `请宣读以上内容，至少 ${Math.ceil(minimumMs / 1000)} 秒……`,
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** The server's clock decides; this computer's may run a little ahead of it. */
async function attest(ask: Ask, readingId: string, means: AnswerOptions['means']): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ask('attestWindowReading', { params: { readingId }, body: { means } })
      return
    } catch (error) {
      const early = error instanceof CliFailure && error.code === 'READING_TOO_EARLY'
      if (!early || attempt === 5) throw error
      await sleep(1_000)
    }
  }
}

const changeContact = staffAct<{
  case: string
  mobile?: string
  name?: string
  identitySeen?: boolean
  reason: string
}>(async ({ options, ask, print }) => {
  const identitySeen = seen(options.identitySeen, '--identity-seen', '来人身份')
  const result = await ask('changeContact', {
    params: { caseNo: options.case },
    body: {
      mobile: options.mobile ?? (await askLine('新的手机号：')),
      ...(options.name === undefined ? {} : { contactName: options.name }),
      identitySeen,
      reason: options.reason,
    },
  })
  print(result, () => [
    `已更正 ${result.caseNo} 的联系手机为 ${result.mobile}，新旧手机都会收到短信。`,
  ])
})

const correctAccount = staffAct<{
  case: string
  bank: string
  name: string
  account?: string
  type: 'corporate' | 'premiumPayment'
  identitySeen?: boolean
  reason: string
}>(async ({ options, ask, print }) => {
  const identitySeen = seen(options.identitySeen, '--identity-seen', '来人身份')
  const result = await ask('correctAccount', {
    params: { caseNo: options.case },
    body: {
      accountType: options.type,
      bankName: options.bank,
      accountName: options.name,
      accountNo: options.account ?? (await askLine('银行账号：')),
      identitySeen,
      reason: options.reason,
    },
  })
  const again = result.status.state === 'offered' ? '，单位需要重新阅读并确认' : ''
  print(result, () => [
    `已更正 ${result.caseNo} 的收款账户${again}。现在：${result.status.words}。`,
  ])
})
