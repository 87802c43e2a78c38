/** A publication that a record rests on. */
export interface Source {
  title: string
  url?: string | undefined
}

/** How exact a source is about a figure. */
export const precisions = ['exact', 'about', 'over'] as const
export type Precision = (typeof precisions)[number]
