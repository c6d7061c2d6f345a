/** One figure of the bench. */
export interface Line {
  text: string;
  met: boolean;
  /** More lines below it. */
  more?: string[];
}
