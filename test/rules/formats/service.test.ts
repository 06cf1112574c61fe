import { describeFormat } from './describe-format';
import { servicePrincipalProblem } from '../../../src/rules/formats';

describeFormat('servicePrincipalProblem', servicePrincipalProblem, {
  right: ['pca-connector-ad.amazonaws.com', 's3.amazonaws.com', 'delivery.logs.amazonaws.com', 'ec2.amazonaws.com.cn', 'ec2.amazonaws.eu'],
  wrong: [
    ['pca-connector-ad', 'is a name alone: write "pca-connector-ad.amazonaws.com"'],
    ['https://pca-connector-ad.amazonaws.com/', 'is a URL: write the service principal alone, "pca-connector-ad.amazonaws.com"'],
    ['http://pca-connector-ad.amazonaws.com', 'is a URL: write the service principal alone, "pca-connector-ad.amazonaws.com"'],
    ['PCA.amazonaws.com', 'must be of the form "<service>.amazonaws.com" in lower case, e.g. "pca-connector-ad.amazonaws.com"'],
    ['111122223333', 'must be of the form'],
    ['.amazonaws.com', 'must be of the form'],
    ['amazonaws.com', 'must be of the form'],
    ['pca..amazonaws.com', 'must be of the form'],
    ['pca.amazonaws.org', 'must be of the form'],
    ['pca.amazonaws.com.evil.org', 'must be of the form'],
    ['pcaxamazonaws.com', 'must be of the form'],
    ['pca.example.com', 'must be of the form'],
    ['', 'must be of the form'],
  ],
});
