export * from './association-engine';
export * from './resource-share';
export * from './resource-share-associations';
export * from './share-permission';
export * from './share-principal';
export * from './share-source';
export * from './shared-resource';
