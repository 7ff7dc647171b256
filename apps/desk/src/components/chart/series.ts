/** Numbers over time. What they show stands in a table beside the chart, so that nobody needs the picture. */
export interface Series {
  name: string
  kind: 'bar' | 'line'
  values: readonly number[]
}
