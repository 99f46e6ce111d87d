//! The edits: text put in at places that a person would find.

use std::fs;

/// A list beside the operation that creates a product.
const LIST: (&str, &str) = (
    "  /organizations/{orgId}/products:
    parameters:
      - $ref: '#/components/parameters/OrgId'
",
    "    get:
      operationId: listProducts
      tags: [Products]
      summary: List products
      parameters:
        - name: pageSize
          in: query
          description: How many products a page holds at most.
          schema:
            type: integer
            format: int32
            minimum: 1
            maximum: 200
        - name: nextToken
          in: query
          description: Where the page begins, as the page before it tells.
          schema:
            type: string
        - name: ids[]
          in: query
          description: Only these products.
          schema:
            type: array
            items:
              type: string
      responses:
        '200':
          description: A page of products.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ProductPage'
        4XX:
          $ref: '#/components/responses/Refused'
        5XX:
          $ref: '#/components/responses/Failed'
",
);

/// A path of its own for one product: a copy of what stands above it, changed.
const ONE: (&str, &str) = (
    "          $ref: '#/components/responses/Failed'

  # Currencies are one of",
    "          $ref: '#/components/responses/Failed'

  /organizations/{orgId}/products/{id}:
    parameters:
      - $ref: '#/components/parameters/OrgId'
      - name: id
        in: path
        required: true
        description: The UUID of the product.
        schema:
          type: string
    get:
      operationId: getProduct
      tags: [Products]
      summary: Retrieve a product
      responses:
        '200':
          description: The product as it is stored.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Product'
        4XX:
          $ref: '#/components/responses/Refused'
        5XX:
          $ref: '#/components/responses/Failed'
    put:
      operationId: updateProduct
      tags: [Products]
      summary: Update a product
      requestBody:
        required: true
        description: The product as it shall be.
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/ProductRequest'
      responses:
        '200':
          description: The product as it was stored.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Product'
        4XX:
          $ref: '#/components/responses/Refused'
        5XX:
          $ref: '#/components/responses/Failed'

  # Currencies are one of",
);

/// What a list answers.
const PAGE: (&str, &str) = (
    "
    CurrencyRequest:
",
    "
    ProductPage:
      type: object
      description: A page of products.
      required: [data]
      properties:
        data:
          type: array
          description: The products.
          items:
            $ref: '#/components/schemas/Product'
        nextToken:
          type: string
          description: Where the next page begins; absent on the last one.

    CurrencyRequest:
",
);

/// The document of this repository with the three operations.
pub fn extended_document() -> String {
    let text = fs::read_to_string("../spec/openapi.yaml").expect("the document");
    let text = behind(&text, LIST.0, LIST.1);
    let text = instead(&text, ONE.0, ONE.1);
    instead(&text, PAGE.0, PAGE.1)
}

fn behind(text: &str, place: &str, new: &str) -> String {
    instead(text, place, &format!("{place}{new}"))
}

fn instead(text: &str, place: &str, new: &str) -> String {
    assert_eq!(
        text.matches(place).count(),
        1,
        "the place of the edit:\n{place}"
    );
    text.replacen(place, new, 1)
}
