import type { TransportName } from '@wengang/contracts'
import type { Services } from '../../platform/services.ts'
import { houseWords } from '../filed-words.ts'
import { callsOf, errorsOf, faultsOf, slowShare, strayReceipts } from './health.queries.ts'
import { hearsSoon } from './watch-transports.ts'

/** One transport as the desk shows it. */
export async function transportView({ store, config }: Services, name: TransportName, now: number) {
  const { sms } = config
  const db = store.read
  const led = await db
    .selectFrom('sms_transport')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  const { calls, delivered, lost, open, ...judged } = await callsOf(db, name, now)
  const filed = name === 'aliyun' || name === 'tencent' ? sms[name]?.templates : undefined
  return {
    name,
    carries: [
      ...(sms.transport === name ? (['notices'] as const) : []),
      ...(sms.codeTransport === name ? (['codes'] as const) : []),
    ],
    replacedBy: led?.replaced_by ?? null,
    switchedAt: led?.switched_at ?? null,
    switchNote: led?.note ?? null,
    lately: {
      calls,
      delivered,
      lost,
      open,
      slowBp: hearsSoon(config, name) ? slowShare(judged) : null,
    },
    errors: await errorsOf(db, name, now),
    faults: await faultsOf(db, name, now),
    strayReceipts: await strayReceipts(db, name, now),
    notFiled: filed === undefined ? [] : houseWords().filter((as) => !filed.has(as)),
  }
}
