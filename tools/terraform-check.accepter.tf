provider "aws" {
  alias                       = "outsider"
  access_key                  = "AKIA999999999999SIML"
  region                      = "eu-west-1"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints { ram = var.endpoint }
}

resource "aws_ram_resource_share_accepter" "this" {
  provider   = aws.outsider
  share_arn  = aws_ram_resource_share.this.arn
  depends_on = [aws_ram_principal_association.this]
}
