/** The schema engine failed technically: its child crashed, hung, or outgrew its bounds. May be retried. */
export class MoteurEnPanne extends Error {
  override readonly name = 'MoteurEnPanne';
}
