terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }
variable "principals" { type = set(string) }
variable "resources" { type = set(string) }

provider "aws" {
  access_key                  = "AKIA111111111111SIML"
  region                      = "eu-west-1"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints { ram = var.endpoint }
}

resource "aws_ram_resource_share" "this" {
  name                      = "terraform"
  allow_external_principals = true
  tags                      = { made = "by Terraform" }
}

resource "aws_ram_principal_association" "this" {
  for_each           = var.principals
  principal          = each.value
  resource_share_arn = aws_ram_resource_share.this.arn
}

resource "aws_ram_resource_association" "this" {
  for_each           = var.resources
  resource_arn       = each.value
  resource_share_arn = aws_ram_resource_share.this.arn
}
