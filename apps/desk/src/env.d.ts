import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The name of the page, as the browser's tab shows it. */
    title: string
    /** Which part of the menu it belongs to. */
    area?: string
  }
}
