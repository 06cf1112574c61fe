export * from './share-permission.generated';
