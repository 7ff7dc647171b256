import { alarmLimits, type TransportName } from '@wengang/contracts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Alarm, hasEndingAlarm, watchAlarmsCommand } from '../alarm.service.ts'
import { callsOf, errorsOf, slowShare } from './health.queries.ts'

/** Whether a transport hears soon what became of a message, so that silence means something. */
export function hearsSoon({ sms }: Services['config'], name: TransportName): boolean {
  switch (name) {
    case 'smpp':
      return true
    case 'outbox':
      return false
    case 'aliyun':
    case 'tencent':
      return (sms[name]?.callback ?? null) !== null
  }
}

/** Looks at every transport and raises what is an alarm: too slow for too many, or too many errors at once. */
export async function watchTransports(
  services: Pick<Services, 'store' | 'clock' | 'config' | 'log'>,
  names: readonly TransportName[],
): Promise<void> {
  const { store, clock, log } = services
  const at = clock.now()
  const alarms: Alarm[] = []
  for (const subject of names) {
    const { lastMinute } = await errorsOf(store.read, subject, at)
    if (lastMinute > alarmLimits.errors.most) {
      alarms.push({
        id: newId(at),
        kind: 'transportErrors',
        subject,
        facts: { errors: lastMinute },
        at,
      })
    }
    if (!hearsSoon(services.config, subject)) continue
    const shareBp = slowShare(await callsOf(store.read, subject, at))
    if (shareBp !== null && shareBp > alarmLimits.slow.shareBp) {
      alarms.push({ id: newId(at), kind: 'transportSlow', subject, facts: { shareBp }, at })
    }
  }
  for (const { kind, subject, facts } of alarms) log.error({ kind, subject, facts }, 'alarm')
  if (alarms.length === 0 && !(await hasEndingAlarm(store.read, at))) return
  await store.write(watchAlarmsCommand, { alarms, at })
}
