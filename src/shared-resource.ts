export * from './shared-resource.generated';
