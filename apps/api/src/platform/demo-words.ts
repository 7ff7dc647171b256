import { formatPlainDate, shanghaiDay } from '@wengang/policy'
import type { Services } from './services.ts'

/** The banner of every page while a demo clock runs; null on a real one. */
export function demoWords({ config, clock }: Pick<Services, 'config' | 'clock'>): string | null {
  if (!config.demo.on) return null
  return `演示环境：数据虚构，今天是 ${formatPlainDate(shanghaiDay(clock.now()))}`
}
