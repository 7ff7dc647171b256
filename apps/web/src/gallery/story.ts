import type { VNodeChild } from 'vue'

/** One thing to look at, in one state, with fixed data. */
export interface Story {
  /** Unique, lower case with dashes, the area first: `offer-open`, `base-button-busy`. */
  name: string
  /** `page` draws a whole page with its own h1; `part` is set on one by the gallery. */
  frame: 'page' | 'part'
  /** Sets the scene before drawing: stores, `replaceClient(fakeClient({…}))`, the server's clock. */
  prepare?: () => void | Promise<void>
  render: () => VNodeChild
}
