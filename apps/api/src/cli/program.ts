import { type Argument, Command, type CommanderError } from 'commander'
import { addSmsCommands } from './commands/sms.ts'
import { addAuditCommands } from './commands/audit.ts'
import { addCaseCommands } from './commands/cases.ts'
import { addOfferCommands } from './commands/offers.ts'
import { addPaymentCommands } from './commands/payments.ts'
import { addPublicityCommands } from './commands/publicity.ts'
import { addRegistrationCommands } from './commands/registration.ts'
import { addRestoreCommand } from './commands/restore.ts'
import { addSessionCommands } from './commands/session.ts'
import { addWindowCommands } from './commands/window.ts'
import { displayWidth } from './printed.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'Global Options:': '通用选项：',
}

/** The whole command line. Throws instead of ending the process. */
export function makeProgram(): Command {
  const program = plain(new Command('wengang'))
    .description('稳岗通经办命令行：名单、短信、公示、窗口、拨付、核验')
    .option('--json', '输出 JSON，供程序读取')
    .helpCommand('help [命令]', '查看说明')
  addSessionCommands(program)
  addOfferCommands(program)
  addPublicityCommands(program)
  addPaymentCommands(program)
  addWindowCommands(program)
  addRegistrationCommands(program)
  addCaseCommands(program)
  addSmsCommands(program)
  addAuditCommands(program)
  addRestoreCommand(program)
  for (const command of withChildren(program)) plain(command)
  return program
}

function* withChildren(command: Command): Generator<Command> {
  for (const child of command.commands) {
    yield child
    yield* withChildren(child)
  }
}

function plain(command: Command): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', '查看说明')
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      subcommandTerm: (child) =>
        [child.name(), ...child.registeredArguments.map(argumentTerm)].join(' '),
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]'),
    })
}

function argumentTerm(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

/** A fault of what was typed, in words. */
export function commanderWords({ code, message }: CommanderError): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? ''
  switch (code) {
    case 'commander.unknownCommand':
      return `没有「${named}」这个命令。所有命令：npm run wengang -- --help`
    case 'commander.unknownOption':
      return `没有「${named}」这个选项。请加 --help 查看说明。`
    case 'commander.missingArgument':
      return `还缺少参数「${named}」。请加 --help 查看说明。`
    case 'commander.missingMandatoryOptionValue':
      return `还缺少选项「${named}」。请加 --help 查看说明。`
    case 'commander.optionMissingArgument':
      return `选项「${named}」后面要写内容。请加 --help 查看说明。`
    case 'commander.excessArguments':
      return '参数太多。请加 --help 查看说明。'
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are (.+)\.$/.exec(message)?.[1]
      return `选项「${named}」写得不对${allowed === undefined ? '' : `，可以写 ${allowed}`}。`
    }
    case 'commander.help':
      return '请写明要办什么。所有命令：npm run wengang -- --help'
    default:
      return '命令写得不对。请加 --help 查看说明。'
  }
}
