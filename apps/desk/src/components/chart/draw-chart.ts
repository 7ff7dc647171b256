import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Series } from './series.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** A chart that is on the page. */
export interface Drawing {
  show(times: readonly string[], series: readonly Series[]): void
  end(): void
}

/** Draws bars and lines over time into a place of the page, in the colours of the desk. */
export function drawChart(
  place: HTMLElement,
  times: readonly string[],
  series: readonly Series[],
): Drawing {
  const chart = init(place, null, { renderer: 'svg' })
  const colour = (name: string): string =>
    getComputedStyle(place).getPropertyValue(name).trim() || '#1b2733'
  const show: Drawing['show'] = (at, lines) => {
    const quiet = colour('--ink-quiet')
    const axis = {
      axisLabel: { color: quiet },
      splitLine: { lineStyle: { color: colour('--line') } },
    }
    chart.setOption(
      {
        animation: false,
        color: [colour('--idle'), colour('--primary'), colour('--good'), colour('--wrong')],
        textStyle: { fontFamily: 'inherit' },
        tooltip: { trigger: 'axis' },
        legend: { top: 0, left: 0, textStyle: { color: quiet } },
        grid: { top: 40, right: 8, bottom: 24, left: 48 },
        xAxis: { type: 'category', data: [...at], ...axis },
        yAxis: { type: 'value', minInterval: 1, ...axis },
        series: lines.map(({ name, kind, values }) => ({
          name,
          type: kind,
          data: [...values],
          barMaxWidth: 28,
        })),
      },
      { notMerge: true },
    )
  }
  const watcher = new ResizeObserver(() => chart.resize())
  watcher.observe(place)
  show(times, series)
  return {
    show,
    end() {
      watcher.disconnect()
      chart.dispose()
    },
  }
}
