import type { Context } from '#db/context.ts'
import type { Locale } from '#kernel/locales.ts'

declare global {
  namespace App {
    interface Error {
      message: string
      requestId?: string
    }
    interface Locals {
      ctx: Context
      locale: Locale
      requestId: string
      /** Origin under which people reach the site. */
      origin: string
      /** Subjects of public data that the page is made of; empty means that it is not kept. */
      madeOf: Set<Subject>
    }
  }
  type Subject = 'cities' | 'library' | 'award' | 'events' | 'network' | 'search' | 'words'
}

export {}
