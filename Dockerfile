FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY validators validators
RUN python -m venv /opt/copydesk \
    && /opt/copydesk/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.12-slim
COPY --from=build /opt/copydesk /opt/copydesk
ENV PATH="/opt/copydesk/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1
RUN useradd --uid 10001 desk
USER 10001
WORKDIR /data
ENTRYPOINT ["copydesk"]
CMD ["--help"]
