import { type Command, Option } from 'commander'
import { filedWords } from '../../messages/filed-words.ts'
import { readConfig } from '../../platform/config.ts'

/** What a provider of messages has to know before it sends for this house. */
export function addSmsCommands(program: Command): void {
  program
    .command('sms')
    .description('短信')
    .command('words')
    .description('打印要在短信平台报备的模板：每条先是名称，后是文字')
    .addOption(
      new Option('--for <平台>', '短信平台').choices(['aliyun', 'tencent']).makeOptionMandatory(),
    )
    .action((options: { for: 'aliyun' | 'tencent' }) => {
      for (const { as, text } of filedWords(readConfig(process.env), options.for)) {
        console.log(`${as}\n  ${text}`)
      }
    })
}
