import { Driver } from './driver';
import { Recorder } from './recorder';
import { Stack } from './stack';
import { StackEvent } from './stack-event';
import { Json, Template, TemplateResource } from './template';

/** A stack of things that do nothing but note what is done with them. */
export class Scene {
  readonly recorder = new Recorder();
  readonly streamed: StackEvent[] = [];
  readonly driver = new Driver({ types: { Thing: this.recorder.type() }, onEvent: event => this.listen(event) });
  readonly stack: Stack = this.driver.stack('Stack');
  listen: (event: StackEvent) => void = event => this.streamed.push(event);

  /** What was called since the last time. */
  calls(): string[] {
    return this.recorder.log.splice(0);
  }
}

export const thing = (properties: Record<string, Json> = {}, others: Partial<TemplateResource> = {}): TemplateResource =>
  ({ Type: 'Thing', Properties: properties, ...others });

export const of = (resources: Record<string, TemplateResource>, others: Partial<Template> = {}): Template => ({ Resources: resources, ...others });
