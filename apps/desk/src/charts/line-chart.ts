import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, LegendComponent, CanvasRenderer])

/** Lines over the same stretches of time. */
export interface Lines {
  labels: readonly string[]
  lines: readonly { name: string; colour: string; values: readonly number[] }[]
}

/** A picture that can be drawn anew and taken away. */
export interface LinePicture {
  draw: (lines: Lines) => void
  close: () => void
}

/** Draws lines into a place of the page; sizes itself with its window. Colours are names of tokens. */
export function openLines(place: HTMLElement): LinePicture {
  const chart = init(place)
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const resize = (): void => chart.resize()
  window.addEventListener('resize', resize)
  return {
    draw({ labels, lines }) {
      const words = { color: token('ink-quiet'), fontSize: 12 }
      chart.setOption({
        animation: false,
        grid: { left: 44, right: 16, top: 36, bottom: 28 },
        legend: { top: 0, left: 0, itemWidth: 18, textStyle: words },
        xAxis: { type: 'category', data: [...labels], axisLabel: words, boundaryGap: false },
        yAxis: {
          type: 'value',
          minInterval: 1,
          axisLabel: words,
          splitLine: { lineStyle: { color: token('line') } },
        },
        series: lines.map(({ name, colour, values }) => ({
          type: 'line',
          name,
          data: [...values],
          showSymbol: labels.length < 3,
          lineStyle: { width: 2, color: token(colour) },
          itemStyle: { color: token(colour) },
        })),
      })
    },
    close() {
      window.removeEventListener('resize', resize)
      chart.dispose()
    },
  }
}
